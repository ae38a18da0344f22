import { readSlices, type Slice } from "@/lib/db/read/delivery/slices";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import { wordsIn } from "@/lib/metrics/delivery/day-codec";
import type { OrderQuestion } from "@/lib/metrics/delivery/distribution";
import { finishRanks, planRanks, type RankPlan, refineRanks } from "@/lib/metrics/delivery/order-statistics";
import type { PackedMeasure } from "@/lib/metrics/delivery/packed-measure";
import type { Measure } from "@/lib/metrics/delivery/summary";
import type { DaySource } from "./day-source";

const NONE = new Uint32Array();

type Part = () => Uint32Array;

/**
 * Gathers everything that has to be read of stored values, so that two statements read it: what days hold, and then of months what that
 * leaves open. What was asked for is there after `read`.
 */
export class Stretches {
  #slices: Slice[] = [];
  #read: readonly Uint8Array[] = [];
  readonly #refine: (() => void)[] = [];

  /** What the values of some measures over some days answer. */
  ask<Answer>(question: OrderQuestion<Answer>, sources: readonly DaySource[], measures: readonly Measure[]): () => Answer {
    const places = sources.flatMap((source) =>
      measures.flatMap((name) => (source.decoded.measures[name].n === 0 ? [] : { source, measure: source.decoded.measures[name] })),
    );
    const parts = ({ wanted }: RankPlan): Part[] =>
      wanted.map(({ part, offset, bytes }) => this.#want(places[part]?.source, offset, bytes));
    let plan = planRanks(
      places.map(({ measure }) => measure),
      question.ranksOf,
    );
    let fetched = parts(plan);
    this.#refine.push(() => {
      plan = refineRanks(
        plan,
        fetched.map((part) => part()),
      );
      fetched = parts(plan);
    });
    return () => {
      const valueAt = finishRanks(
        plan,
        fetched.map((part) => part()),
      );
      return question.answer(plan.n, valueAt);
    };
  }

  /** All values of one measure of one day, ascending. */
  values(source: DaySource, measure: PackedMeasure): Part {
    return measure.offset === null ? () => measure.values : this.#want(source, measure.offset, measure.n * 4);
  }

  async read(client: Snapshot): Promise<void> {
    await this.#fetch(client);
    for (const refine of this.#refine) refine();
    await this.#fetch(client);
  }

  /** Reads what was asked for since the last time. */
  async #fetch(client: Snapshot): Promise<void> {
    this.#read = [...this.#read, ...(await readSlices(client, this.#slices))];
    this.#slices = [];
  }

  #want(source: DaySource | undefined, offset: number, bytes: number): Part {
    if (source === undefined) return () => NONE;
    const { sorted } = source;
    if (sorted instanceof Uint8Array) return () => wordsIn(sorted.subarray(offset, offset + bytes));
    const index = this.#read.length + this.#slices.push({ ...sorted, offset, bytes }) - 1;
    return () => wordsIn(this.#read[index] ?? new Uint8Array());
  }
}
