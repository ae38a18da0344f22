import { groupBy } from "@/lib/domain/group-by";
import type { Rollup, SeriesKind } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { decodeChunk } from "../../telemetry/chunk-codec";
import { DAY_MS, HOUR_MS, MINUTE_MS, MINUTES_AN_HOUR } from "../../telemetry/time-units";
import { chunksIn, rollupsIn } from "./packed-rows";
import type { Tier } from "./tier-sql";

type Labels = { readonly kind: SeriesKind; readonly version: string; readonly operation: string };

/** All that one tier holds of one series in a period, packed. */
export type StoredRow = Labels & { readonly tier: Tier; readonly packed: Buffer };

/** The sum of one kind, version and operation over one step. */
export type SeriesRow = Labels & { readonly at: Date; readonly rollup: Rollup };

type Part = { readonly ms: number; readonly rollup: Rollup };

const TIER_MS: Readonly<Record<Exclude<Tier, "chunk">, number>> = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS };

/** What stored rows hold of the steps that start within a period (epoch milliseconds), in order of time, version and operation. */
export function sumStored(rows: readonly StoredRow[], stepMs: number, fromMs: number, toMs: number): SeriesRow[] {
  const series = groupBy(rows, ({ kind, version, operation }) => `${kind}\0${version}\0${operation}`);
  const summed = [...series.values()]
    .toSorted(([a], [b]) => compare(a?.version, b?.version) || compare(a?.operation, b?.operation))
    .map((own) => sumSeries(own, stepMs, fromMs, toMs));
  if (summed.length === 1) return summed[0] ?? [];
  return summed.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What the stored rows of one series hold, in order of time. */
function sumSeries(rows: readonly StoredRow[], stepMs: number, fromMs: number, toMs: number): SeriesRow[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { kind, version, operation } = first;
  const parts = inOrder(rows.flatMap((row) => partsOf(row, stepMs, fromMs, toMs)));
  const sums: SeriesRow[] = [];
  for (let from = 0, to = 0; from < parts.length; from = to) {
    const part = parts[from];
    if (part === undefined) break;
    while (to < parts.length && parts[to]?.ms === part.ms) to++;
    const rollup = to === from + 1 ? part.rollup : addRollups(parts.slice(from, to).map((one) => one.rollup));
    sums.push({ kind, version, operation, at: new Date(part.ms), rollup });
  }
  return sums;
}

/** The parts of a stored row within a period, each at the begin of its step. */
function partsOf({ tier, packed }: StoredRow, stepMs: number, fromMs: number, toMs: number): Part[] {
  const parts: Part[] = [];
  const add = (ms: number, rollup: Rollup): void => {
    if (ms >= fromMs && ms < toMs) parts.push({ ms: Math.floor(ms / stepMs) * stepMs, rollup });
  };
  if (tier !== "chunk") {
    for (const { at, rollup } of rollupsIn(packed)) add(at * TIER_MS[tier], rollup);
    return parts;
  }
  const minutes = stepMs / MINUTE_MS;
  const every = MINUTES_AN_HOUR % minutes === 0 ? minutes : 1;
  for (const { hour, payload } of chunksIn(packed))
    for (const { minute, rollup } of decodeChunk(hour, payload, every)) add(minute * MINUTE_MS, rollup);
  return parts;
}

function inOrder(parts: Part[]): Part[] {
  const isOrdered = parts.every(({ ms }, index) => index === 0 || ms >= (parts[index - 1]?.ms ?? ms));
  return isOrdered ? parts : parts.sort((a, b) => a.ms - b.ms);
}

const compare = (a = "", b = ""): number => (a < b ? -1 : a > b ? 1 : 0);
