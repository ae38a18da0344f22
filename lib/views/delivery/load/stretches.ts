import { readSlices, type Slice, type StoredRow } from "@/lib/db/read/delivery/slices";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import { wordsIn } from "@/lib/domain/words";
import type { OrderQuestion } from "@/lib/metrics/delivery/distribution";
import { finishRanks, planRanks, refineRanks, type Wanted } from "@/lib/metrics/delivery/order-statistics";
import type { PackedMeasure } from "@/lib/metrics/delivery/packed-measure";
import type { Measure } from "@/lib/metrics/delivery/summary";
import type { DaySource } from "./day-source";

const NONE = new Uint32Array();
const NOTHING = new Uint8Array();

/** Stretches of values that are read together with all the others. */
type Read = () => readonly Uint32Array[];
/** A stretch of what is stored, or of bytes that are here. */
type Cut = Omit<Slice, "row"> & { readonly row: StoredRow | Uint8Array };

/**
 * Gathers everything that has to be read of stored values, so that two statements read it: what days hold, and then of months what that
 * leaves open. What was asked for is there after `read`.
 */
export class Stretches {
  readonly #cuts: Cut[] = [];
  /** The values of as many of them as were read. */
  readonly #values: Uint32Array[] = [];
  readonly #refine: (() => void)[] = [];

  /** What the values of some measures over some days answer. */
  ask<Answer>(question: OrderQuestion<Answer>, sources: readonly DaySource[], measures: readonly Measure[]): () => Answer {
    const places = sources.flatMap((source) =>
      measures.flatMap((name) => (source.decoded.measures[name].n === 0 ? [] : { source, measure: source.decoded.measures[name] })),
    );
    const read = (wanted: readonly Wanted[]): Read =>
      this.#want(wanted.map(({ part, offset, bytes }) => ({ row: places[part]?.source.sorted ?? NOTHING, offset, bytes })));
    let plan = planRanks(
      places.map(({ measure }) => measure),
      question.ranksOf,
    );
    let values = read(plan.wanted);
    this.#refine.push(() => {
      plan = refineRanks(plan, values());
      values = read(plan.wanted);
    });
    return () => question.answer(plan.n, finishRanks(plan, values()));
  }

  /** All values of one measure of one day, ascending. */
  values({ sorted }: DaySource, measure: PackedMeasure): () => Uint32Array {
    if (measure.offset === null) return () => measure.values;
    const read = this.#want([{ row: sorted, offset: measure.offset, bytes: measure.n * 4 }]);
    return () => read()[0] ?? NONE;
  }

  async read(client: Snapshot): Promise<void> {
    await this.#fetch(client);
    for (const refine of this.#refine) refine();
    await this.#fetch(client);
  }

  #want(cuts: readonly Cut[]): Read {
    const first = this.#cuts.length;
    for (const cut of cuts) this.#cuts.push(cut);
    return () => this.#values.slice(first, first + cuts.length);
  }

  /** Reads what was asked for since the last time. */
  async #fetch(client: Snapshot): Promise<void> {
    const cuts = this.#cuts.slice(this.#values.length);
    const stored = await readSlices(
      client,
      cuts.flatMap(({ row, ...cut }) => (row instanceof Uint8Array ? [] : { row, ...cut })),
    );
    let next = 0;
    for (const { row, offset, bytes } of cuts)
      this.#values.push(row instanceof Uint8Array ? wordsIn(row.subarray(offset, offset + bytes)) : (stored[next++] ?? NONE));
  }
}
