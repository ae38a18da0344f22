import type { ExceptionSeen } from "@/lib/domain/exception";
import type { Rollup, RollupDelta, SeriesKey } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { ConfigSeen, TelemetryBatch, VersionSeen } from "./batch";
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

/** By text, and by the objects that stand for it: bodies of one sender mostly bring the same ones. */
type Gathered = { readonly byText: Map<string, Gathering>; readonly byKey: Map<SeriesKey, Gathering> };

/**
 * The sum of many bodies and of what their points resolved to: one row for each series and minute, however many bodies spoke of it.
 * Rows are in the order of their key, so that no two writers wait for each other in a circle.
 */
export function mergeBatches(batches: readonly TelemetryBatch[], resolved: readonly RollupDelta[]): Merged {
  const gathered: Gathered = { byText: new Map(), byKey: new Map() };
  const seen = new Map<string, VersionSeen>();
  for (const batch of batches) {
    for (const delta of batch.deltas) gather(gathered, delta);
    for (const one of batch.seen) widen(seen, one);
  }
  for (const delta of resolved) gather(gathered, delta);
  const inOrder = [...gathered.byText.values()].sort((a, b) => bySeries(a.series, b.series));
  return {
    series: inOrder.map(({ series }) => series),
    rows: inOrder.flatMap(({ series, minutes }) =>
      Array.from(minutes, ([minute, rollups]) => ({ series, minute, rollup: only(rollups) ?? addRollups(rollups) })),
    ),
    seen: [...seen.values()],
    exceptions: batches.flatMap((batch) => batch.exceptions),
  };
}

function gather(into: Gathered, delta: RollupDelta): void {
  const { minutes } = into.byKey.get(delta.key) ?? gatheringOf(into, delta.key);
  const rollups = minutes.get(delta.minute);
  if (rollups === undefined) minutes.set(delta.minute, [delta]);
  else rollups.push(delta);
}

function gatheringOf({ byText, byKey }: Gathered, key: SeriesKey): Gathering {
  const text = seriesText(key);
  const series = { shardKey: shardKeyOf(key.service), seriesId: seriesIdOf(text), key };
  const gathering = byText.get(text) ?? { series, minutes: new Map<number, Rollup[]>() };
  byText.set(text, gathering);
  byKey.set(key, gathering);
  return gathering;
}

function widen(into: Map<string, VersionSeen>, one: VersionSeen): void {
  const key = `${one.service}\0${one.environment}\0${one.version}`;
  const known = into.get(key);
  if (known === undefined) into.set(key, one);
  else into.set(key, { ...known, ...spanOf(known, one), configs: configsOf(known.configs ?? [], one.configs ?? []) });
}

function configsOf(known: readonly ConfigSeen[], more: readonly ConfigSeen[]): readonly ConfigSeen[] {
  if (known.length === 0 || more.length === 0) return known.length === 0 ? more : known;
  const all = new Map(known.map((one) => [one.config, one]));
  for (const one of more) all.set(one.config, { config: one.config, ...spanOf(all.get(one.config) ?? one, one) });
  return [...all.values()];
}

type Span = { readonly firstMs: number; readonly lastMs: number };
const spanOf = (a: Span, b: Span): Span => ({ firstMs: Math.min(a.firstMs, b.firstMs), lastMs: Math.max(a.lastMs, b.lastMs) });

const only = (rollups: readonly Rollup[]): Rollup | undefined => (rollups.length === 1 ? rollups[0] : undefined);

const bySeries = (a: MergedSeries, b: MergedSeries): number =>
  a.shardKey - b.shardKey || (a.seriesId < b.seriesId ? -1 : a.seriesId > b.seriesId ? 1 : 0);
