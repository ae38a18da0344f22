import { MAX_AGE_MS, MAX_FUTURE_MS } from "../limits";
import { isBefore, millisOf } from "./nano-time";

type Halves = { readonly high: number; readonly low: number };

/** What is too old and what lies in the future, as seen from `now`. Times are signed halves of unsigned 64-bit nanoseconds. */
export class TimeBounds {
  readonly #oldest: Halves;
  readonly #future: Halves;

  constructor(now: number) {
    this.#oldest = halvesOf(now - MAX_AGE_MS);
    this.#future = halvesOf(now + MAX_FUTURE_MS + 1);
  }

  isTooOld(high: number, low: number): boolean {
    return isBefore(high, low, this.#oldest.high, this.#oldest.low);
  }

  isFuture(high: number, low: number): boolean {
    return !isBefore(high, low, this.#future.high, this.#future.low);
  }
}

/** The latest of times. */
export class Latest {
  #high = 0;
  #low = 0;

  note(high: number, low: number): void {
    if (!isBefore(this.#high, this.#low, high, low)) return;
    this.#high = high;
    this.#low = low;
  }

  /** Epoch milliseconds; null when there was none but zeros. */
  get ms(): number | null {
    return this.#high === 0 && this.#low === 0 ? null : millisOf(this.#high >>> 0, this.#low >>> 0);
  }
}

function halvesOf(ms: number): Halves {
  const ns = BigInt(Math.max(0, Math.floor(ms))) * 1_000_000n;
  return { high: Number(BigInt.asIntN(32, ns >> 32n)), low: Number(BigInt.asIntN(32, ns)) };
}
