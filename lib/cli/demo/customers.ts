import { setTimeout as sleep } from "node:timers/promises";

/** What customers do in one minute, evenly mixed: three check out for each that only looks. */
const VISITS_A_MINUTE = 80;
const LOOKS_EVERY = 4;
/** More than these at once would only wait for each other. */
const MOST_AT_ONCE = 200;

/** Visits the shop at a steady pace, however fast a minute passes. */
export class Customers {
  readonly #url: string;
  #visits = 0;
  #inside = 0;

  constructor(url: string) {
    this.#url = url;
  }

  /** Sends a minute's visits within `lastsMs` of real time, and returns when the last has entered. */
  async minute(lastsMs: number, signal: AbortSignal): Promise<void> {
    for (let visit = 0; visit < VISITS_A_MINUTE && !signal.aborted; visit++) {
      while (this.#inside >= MOST_AT_ONCE) await sleep(5);
      this.#enter();
      await sleep(lastsMs / VISITS_A_MINUTE, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Resolves when everybody has left. */
  async gone(): Promise<void> {
    while (this.#inside > 0) await sleep(10);
  }

  #enter(): void {
    this.#visits++;
    this.#inside++;
    const looks = this.#visits % LOOKS_EVERY === 0;
    fetch(`${this.#url}${looks ? "/catalogue" : "/checkout"}`, { method: looks ? "GET" : "POST" })
      .then((response) => response.arrayBuffer())
      .catch(() => undefined)
      .finally(() => {
        this.#inside--;
      });
  }
}
