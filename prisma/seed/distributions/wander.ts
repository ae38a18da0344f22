import type { Random } from "./random";

/** How much of an hour's deviation is left in the next. */
const MEMORY = 0.9;

/**
 * A factor around 1 that wanders slowly: AR(1) on the logarithm, one step an hour, straight between hours. `spread` is its standard
 * deviation.
 */
export class Wander {
  readonly #logs: Float64Array;
  readonly #fromMs: number;

  constructor(random: Random, from: Date, hours: number, spread: number) {
    this.#fromMs = from.getTime();
    this.#logs = new Float64Array(hours + 2);
    let value = spread * random.normal();
    for (let hour = 0; hour < this.#logs.length; hour++) {
      this.#logs[hour] = value;
      value = MEMORY * value + spread * Math.sqrt(1 - MEMORY ** 2) * random.normal();
    }
  }

  at(ms: number): number {
    const hours = Math.min(this.#logs.length - 2, Math.max(0, (ms - this.#fromMs) / 3_600_000));
    const [whole, part] = [Math.floor(hours), hours % 1];
    return Math.exp((1 - part) * (this.#logs[whole] ?? 0) + part * (this.#logs[whole + 1] ?? 0));
  }
}
