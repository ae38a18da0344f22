import type { ExceptionSeen } from "@/lib/domain/exception";
import type { Rollup, RollupDelta, SeriesKey } from "@/lib/domain/rollup";
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
  readonly exceptions: readonly ExceptionSeen[];
};

type Gathering = { readonly series: MergedSeries; readonly minutes: Map<number, Rollup[]> };

/**
 * The sum of many bodies and of what their points resolved to: one row for each series and minute, however many bodies spoke of it.
 * Rows are in the order of their key, so that no two writers wait for each other in a circle.
 */
export function mergeBatches(batches: readonly TelemetryBatch[], resolved: readonly RollupDelta[]): Merged {
  const gathered = new Map<string, Gathering>();
  const seen = new Map<string, VersionSeen>();
  for (const batch of batches) {
    for (const delta of batch.deltas) gather(gathered, delta);
    for (const one of batch.seen) widen(seen, one);
  }
  for (const delta of resolved) gather(gathered, delta);
  const inOrder = [...gathered.values()].sort((a, b) => bySeries(a.series, b.series));
  return {
    series: inOrder.map(({ series }) => series),
    rows: inOrder.flatMap(({ series, minutes }) =>
      Array.from(minutes, ([minute, rollups]) => ({ series, minute, rollup: only(rollups) ?? addRollups(rollups) })),
    ),
    seen: [...seen.values()],
    exceptions: batches.flatMap((batch) => batch.exceptions),
  };
}

function gather(into: Map<string, Gathering>, delta: RollupDelta): void {
  const { key, minute } = delta;
  const text = seriesText(key);
  let gathering = into.get(text);
  if (gathering === undefined) {
    gathering = { series: { shardKey: shardKeyOf(key.service), seriesId: seriesIdOf(text), key }, minutes: new Map() };
    into.set(text, gathering);
  }
  const rollups = gathering.minutes.get(minute);
  if (rollups === undefined) gathering.minutes.set(minute, [delta]);
  else rollups.push(delta);
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
