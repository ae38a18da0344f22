import { deliveryRows } from "@/lib/db/read/delivery/rows";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import { slowInstants } from "@/lib/db/read/delivery/slow-instants";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import type { Measure } from "@/lib/metrics/delivery/summary";
import { COARSE, classes as classCount, lowestOf } from "@/lib/metrics/delivery/value-class";
import type { DaySource } from "../load/day-source";
import { daySources } from "../load/day-sources";
import { piecesOf } from "../load/pieces";
import type { DeliveryAsked } from "../question";
import type { LeadRow } from "../rows/lead-row";
import { wantedRows } from "../rows/wanted";

/** Deployments that are looked at one by one; more can only be when nobody said when changes were first committed. */
const MOST_INSTANTS = 400;

export type LeadShape = {
  /** How many lead times lie in each coarse class of `lib/metrics/delivery/value-class`. */
  readonly classes: readonly number[];
  /** The changes that took longest, the longest first. */
  readonly slowest: readonly LeadRow[];
};

/**
 * How the lead times of a period spread, and the changes that took longest from first commit to production; those of bots only when they
 * are asked for. The stored days say how long the slowest took at least and on which days, so only the deployments that may have brought
 * them are read. Of days that are still being counted in bulk nothing is said.
 */
export async function leadShape(client: Snapshot, asked: DeliveryAsked, count: number, now: Date): Promise<LeadShape> {
  const settings = await deliverySettings(client);
  const { selection, zone, lead } = asked;
  const pieces = { days: piecesOf(asked, zone, now), earlier: [], eachDay: true };
  const { days: sources, stale } = await daySources(client, { selection, zone, settings, ...pieces });
  if (stale) return { classes: [], slowest: [] };
  const [people, machines]: readonly [Measure, Measure] = lead.unit === "commit" ? ["commit", "bot-commit"] : ["lead", "bot-lead"];
  const classes = Array.from(classesOf(sources, lead.bots ? [people, machines] : [people]));
  const names: readonly Measure[] = lead.bots ? ["lead", "bot-lead"] : ["lead"];
  const first = topClass(classesOf(sources, names), count);
  if (first === null) return { classes, slowest: [] };
  const days = sources.filter((source) => classesOf([source], names).some((held, index) => held > 0 && index >= first));
  const spans = days.map(({ piece: { from, to } }) => ({ from, to }));
  const instants = await slowInstants(client, { spans, selection, seconds: lowestOf(first, COARSE) });
  const wanted = { metric: "leadTimeForChanges", included: true, reason: null, lead: { ...lead, unit: "change" } } as const;
  const exactly = instants.slice(0, MOST_INSTANTS).map((from) => ({ from, to: new Date(from.getTime() + 1) }));
  const found: LeadRow[] = [];
  for await (const rows of deliveryRows(client, exactly, selection))
    for (const row of rows) found.push(...wantedRows(row, wanted, { ...settings, selection, now }).filter(isLead));
  return { classes, slowest: found.toSorted(slowestFirst).slice(0, count) };
}

/** How many values of some measures lie in each class. */
function classesOf(sources: readonly DaySource[], names: readonly Measure[]): Float64Array {
  const counts = new Float64Array(classCount(COARSE));
  for (const { decoded } of sources) for (const name of names) decoded.measures[name].addClasses(counts, COARSE);
  return counts;
}

/** The class from which on there are `count` values, or all there are; null of none. */
function topClass(classes: Float64Array, count: number): number | null {
  let [held, first]: [number, number | null] = [0, null];
  for (let index = classes.length - 1; index >= 0 && held < count; index--) {
    const here = classes[index] ?? 0;
    if (here > 0) first = index;
    held += here;
  }
  return first;
}

const slowestFirst = (a: LeadRow, b: LeadRow): number =>
  (b.leadSeconds ?? 0) - (a.leadSeconds ?? 0) ||
  b.deployedAt.getTime() - a.deployedAt.getTime() ||
  ((a.change ?? "") < (b.change ?? "") ? -1 : 1);

const isLead = (row: ReturnType<typeof wantedRows>[number]): row is LeadRow => "leadSeconds" in row;
