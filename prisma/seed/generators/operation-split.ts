import { BUCKETS_PER_OCTAVE, upperBoundUs } from "@/lib/domain/histogram/histogram";
import { quantileUs } from "@/lib/domain/histogram/quantile";
import type { Rollup } from "@/lib/domain/rollup";
import type { Operation } from "../company";
import { binomial } from "../distributions/binomial";
import type { Random } from "../distributions/random";
import { rollupOf } from "./rollup-of";

/**
 * Splits rollups of a service into its operations by thinning: each duration belongs to an operation with the chance that Bayes' rule
 * gives it for its bucket, each failure by the operation's part in them. The parts add up to the whole.
 */
export class OperationSplit {
  readonly #operations: readonly Operation[];
  readonly #sigma: number;
  /** By distance of a bucket from the median's: the share of each operation in what the ones before it have left over. */
  readonly #shares = new Map<number, Float64Array>();

  /** `sigma` is the spread of the service's latency. */
  constructor(operations: readonly Operation[], sigma: number) {
    this.#operations = operations;
    this.#sigma = sigma;
  }

  /** One part for each operation, in their order; null where nobody called. */
  split(random: Random, whole: Rollup): (Rollup | null)[] {
    const { offset, counts } = whole.durations;
    const middle = Math.round(Math.log2(quantileUs(whole.durations, 0.5) ?? 1) * BUCKETS_PER_OCTAVE - 0.5);
    const parts = this.#operations.map(() => new Array<number>(counts.length).fill(0));
    for (let index = 0; index < counts.length; index++) {
      deal(random, counts[index] ?? 0, this.#sharesAt(offset + index - middle), (part, taken) => {
        const row = parts[part];
        if (row !== undefined) row[index] = taken;
      });
    }
    const sizes = parts.map((row) => row.reduce((sum, count) => sum + count, 0));
    const errors = this.#dealFailures(random, whole.errors, sizes);
    const own = this.#dealFailures(random, whole.ownErrors, errors);
    return parts.map((row, part) => {
      if (sizes[part] === 0) return null;
      const highest = upperBoundUs(offset + row.findLastIndex((count) => count > 0));
      return rollupOf({ offset, counts: row }, errors[part] ?? 0, own[part] ?? 0, Math.min(whole.maxUs, Math.floor(highest)));
    });
  }

  #sharesAt(distance: number): Float64Array {
    const known = this.#shares.get(distance);
    if (known !== undefined) return known;
    const z = (distance * Math.LN2) / BUCKETS_PER_OCTAVE;
    const density = (slower: number): number => Math.exp(-((z - Math.log(slower)) ** 2 - z ** 2) / (2 * this.#sigma ** 2));
    const made = shares(this.#operations.map((operation) => operation.share * density(operation.slower)));
    this.#shares.set(distance, made);
    return made;
  }

  /** Failures by the size of each operation and how often it fails; none gets more than it has `room` for. */
  #dealFailures(random: Random, count: number, room: readonly number[]): number[] {
    const dealt = room.map(() => 0);
    let left = count;
    deal(random, count, shares(room.map((size, part) => size * (this.#operations[part]?.failures ?? 1))), (part, taken) => {
      dealt[part] = Math.min(taken, room[part] ?? 0);
      left -= dealt[part] ?? 0;
    });
    for (let part = 0; part < room.length && left > 0; part++) {
      const more = Math.min(left, (room[part] ?? 0) - (dealt[part] ?? 0));
      dealt[part] = (dealt[part] ?? 0) + more;
      left -= more;
    }
    return dealt;
  }
}

/** The weight of each part against its own and all that come after it. */
function shares(weights: readonly number[]): Float64Array {
  const made = new Float64Array(weights.length);
  let rest = 0;
  for (let part = weights.length - 1; part >= 0; part--) {
    rest += weights[part] ?? 0;
    made[part] = rest > 0 ? (weights[part] ?? 0) / rest : 1;
  }
  return made;
}

function deal(random: Random, count: number, parts: Float64Array, take: (part: number, taken: number) => void): void {
  let left = count;
  for (let part = 0; part < parts.length && left > 0; part++) {
    const taken = part === parts.length - 1 ? left : binomial(random, left, parts[part] ?? 0);
    take(part, taken);
    left -= taken;
  }
}
