import type { Rollup, SeriesKey } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { TelemetryBatch, VersionSeen } from "./batch";
import { seriesIdOf, seriesText } from "./series-id";
import { shardKeyOf } from "./shard-key";

export type MergedSeries = { readonly shardKey: number; readonly seriesId: bigint; readonly key: SeriesKey };
export type MergedRow = { readonly series: MergedSeries; readonly minute: number; readonly rollup: Rollup };
export type Merged = {
  readonly series: readonly MergedSeries[];
  readonly rows: readonly MergedRow[];
  readonly seen: readonly VersionSeen[];
};

type Gathering = { readonly series: MergedSeries; readonly minutes: Map<number, Rollup[]> };

/**
 * The sum of many bodies: one row for each series and minute, however many bodies spoke of it. `takes` says whether a body's part
 * for a shard counts. Rows are in the order of their key, so that no two writers wait for each other in a circle.
 */
export function mergeBatches(batches: readonly TelemetryBatch[], takes: (batch: TelemetryBatch, shardKey: number) => boolean): Merged {
  const gathered = new Map<string, Gathering>();
  const seen = new Map<string, VersionSeen>();
  for (const batch of batches) {
    for (const delta of batch.deltas) {
      const shardKey = shardKeyOf(delta.key.service);
      if (takes(batch, shardKey)) gather(gathered, shardKey, delta.key, delta.minute, delta);
    }
    for (const one of batch.seen) if (takes(batch, shardKeyOf(one.service))) widen(seen, one);
  }
  const inOrder = [...gathered.values()].sort((a, b) => bySeries(a.series, b.series));
  return {
    series: inOrder.map(({ series }) => series),
    rows: inOrder.flatMap(({ series, minutes }) =>
      Array.from(minutes, ([minute, rollups]) => ({ series, minute, rollup: only(rollups) ?? addRollups(rollups) })),
    ),
    seen: [...seen.values()],
  };
}

function gather(into: Map<string, Gathering>, shardKey: number, key: SeriesKey, minute: number, rollup: Rollup): void {
  const text = seriesText(key);
  let gathering = into.get(text);
  if (gathering === undefined) {
    gathering = { series: { shardKey, seriesId: seriesIdOf(text), key }, minutes: new Map() };
    into.set(text, gathering);
  }
  const rollups = gathering.minutes.get(minute);
  if (rollups === undefined) gathering.minutes.set(minute, [rollup]);
  else rollups.push(rollup);
}

function widen(into: Map<string, VersionSeen>, one: VersionSeen): void {
  const key = `${one.service}\0${one.environment}\0${one.version}`;
  const known = into.get(key);
  if (known === undefined) into.set(key, one);
  else into.set(key, { ...known, firstMs: Math.min(known.firstMs, one.firstMs), lastMs: Math.max(known.lastMs, one.lastMs) });
}

const only = (rollups: readonly Rollup[]): Rollup | undefined => (rollups.length === 1 ? rollups[0] : undefined);

const bySeries = (a: MergedSeries, b: MergedSeries): number =>
  a.shardKey - b.shardKey || (a.seriesId < b.seriesId ? -1 : a.seriesId > b.seriesId ? 1 : 0);
