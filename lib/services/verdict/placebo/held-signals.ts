import type { SeriesRow } from "@/lib/db/read/signals/stored-rows";
import type { WindowAsk } from "@/lib/db/read/signals/windows";
import { groupBy } from "@/lib/domain/group-by";
import { type SeriesKind, UNNAMED } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { rowsBetween } from "../rows-between";

const STEP_MS = { "1m": 60_000, "1h": 3_600_000 } as const;
export type HeldStep = keyof typeof STEP_MS;

/**
 * What a place told in some days, held in memory and answered window by window as the store would. Versions are taken together and have no
 * name: at moments without a release all that answers is what was there before.
 */
export class HeldSignals {
  readonly #series: ReadonlyMap<string, readonly SeriesRow[]>;
  readonly #operations: ReadonlyMap<SeriesKind, readonly string[]>;

  constructor(rows: Readonly<Record<HeldStep, readonly SeriesRow[]>>) {
    const series = new Map<string, readonly SeriesRow[]>();
    for (const step of ["1m", "1h"] as const)
      for (const [key, own] of groupBy(rows[step], ({ kind, operation }) => keyOf(step, kind, operation))) series.set(key, together(own));
    const labels = groupBy(rows["1m"], ({ kind }) => kind);
    this.#series = series;
    this.#operations = new Map(Array.from(labels, ([kind, own]) => [kind, [...new Set(own.map(({ operation }) => operation))]]));
  }

  windows(asks: readonly WindowAsk[], step: HeldStep, kinds: readonly SeriesKind[]): SeriesRow[][] {
    return asks.map(({ operations, from, to }) => {
      const [fromMs, toMs] = [boundOf(from, step), boundOf(to, step)];
      return kinds.flatMap((kind) =>
        (operations ?? this.#operations.get(kind) ?? []).flatMap((operation) =>
          rowsBetween(this.#series.get(keyOf(step, kind, operation)) ?? [], fromMs, toMs),
        ),
      );
    });
  }

  /** How often each operation of a kind happened before a moment, in minutes. */
  counts(kind: SeriesKind, until: Date): Map<string, number> {
    return new Map(
      (this.#operations.get(kind) ?? []).map((operation) => [
        operation,
        rowsBetween(this.#series.get(keyOf("1m", kind, operation)) ?? [], Number.NEGATIVE_INFINITY, until.getTime()).reduce(
          (sum, { rollup }) => sum + rollup.count,
          0,
        ),
      ]),
    );
  }
}

const boundOf = (at: Date, step: HeldStep): number => Math.ceil(at.getTime() / STEP_MS[step]) * STEP_MS[step];

const keyOf = (step: HeldStep, kind: SeriesKind, operation: string): string => `${step}\0${kind}\0${operation}`;

/** One row for each instant, in order of time. */
function together(rows: readonly SeriesRow[]): SeriesRow[] {
  const byInstant = groupBy(rows, ({ at }) => at.getTime());
  return [...byInstant.values()]
    .flatMap((group) => {
      const first = group[0];
      return first === undefined ? [] : [{ ...first, version: UNNAMED, rollup: addRollups(group.map(({ rollup }) => rollup)) }];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
