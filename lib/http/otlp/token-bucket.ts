/** Seconds of budget that may be saved up, and so spent at once. */
const BURST_S = 2;

/** A budget that fills at `perSecond` and may be overdrawn by what was not known beforehand. Times are in milliseconds of one clock. */
export class TokenBucket {
  readonly #perSecond: number;
  #left: number;
  #atMs: number | null = null;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond * BURST_S;
  }

  /** How long until there is something to spend; 0 when there is. */
  waitMs(nowMs: number): number {
    const gained = this.#atMs === null ? 0 : (Math.max(0, nowMs - this.#atMs) / 1_000) * this.#perSecond;
    this.#left = Math.min(this.#perSecond * BURST_S, this.#left + gained);
    this.#atMs = nowMs;
    return this.#left > 0 ? 0 : Math.ceil(((1 - this.#left) / this.#perSecond) * 1_000);
  }

  take(amount: number): void {
    this.#left -= amount;
  }
}
