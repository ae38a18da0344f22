import { deliveryRows } from "@/lib/db/read/delivery/rows";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import { mergeNotable, slowest } from "@/lib/metrics/delivery/notable";
import type { Measure } from "@/lib/metrics/delivery/summary";
import { COARSE, classes as classCount } from "@/lib/metrics/delivery/value-class";
import type { LoadedFigures } from "../figures";
import type { DaySource } from "../load/day-source";
import type { DeliveryAsked } from "../question";
import type { LeadRow } from "../rows/lead-row";
import { wantedRows } from "../rows/wanted";
import { atInstants } from "./at-instants";

export type LeadShape = {
  /** How many lead times lie in each coarse class of `lib/metrics/delivery/value-class`. */
  readonly classes: readonly number[];
  /** The changes that took longest, the longest first. */
  readonly slowest: readonly LeadRow[];
};

/** As many of the slowest changes are listed. */
const LISTED = 8;

/**
 * How the lead times of a period spread, and the changes that took longest from first commit to production; those of bots only when they
 * are asked for. What is stored says when the slowest reached production, so that only their deployments are read. Of days that are still
 * being counted in bulk nothing is said.
 */
export async function leadShape(
  client: Snapshot,
  { selection, lead }: DeliveryAsked,
  { facts }: LoadedFigures,
  now: Date,
): Promise<LeadShape> {
  if (facts.stale) return { classes: [], slowest: [] };
  const [people, machines]: readonly [Measure, Measure] = lead.unit === "commit" ? ["commit", "bot-commit"] : ["lead", "bot-lead"];
  const classes = classesOf(facts.sources, lead.bots ? [people, machines] : [people]);
  const { slow, botSlow } = mergeNotable(facts.sources.map(({ decoded }) => decoded.notable()));
  const known = slowest(lead.bots ? [...slow, ...botSlow] : slow);
  const settings = await deliverySettings(client);
  const wanted = { metric: "leadTimeForChanges", included: true, reason: null, lead: { ...lead, unit: "change" } } as const;
  const found: LeadRow[] = [];
  for await (const rows of deliveryRows(client, atInstants(known.map(({ at }) => at)), selection))
    for (const row of rows) found.push(...wantedRows(row, wanted, { ...settings, selection, now }).filter(isLead));
  return { classes, slowest: found.toSorted(slowestFirst).slice(0, LISTED) };
}

/** How many values of some measures lie in each class. */
function classesOf(sources: readonly DaySource[], names: readonly Measure[]): number[] {
  const counts = new Float64Array(classCount(COARSE));
  for (const { decoded } of sources) for (const name of names) decoded.measures[name].addClasses(counts, COARSE);
  return Array.from(counts);
}

const slowestFirst = (a: LeadRow, b: LeadRow): number =>
  (b.leadSeconds ?? 0) - (a.leadSeconds ?? 0) ||
  b.deployedAt.getTime() - a.deployedAt.getTime() ||
  ((a.change ?? "") < (b.change ?? "") ? -1 : 1);

const isLead = (row: ReturnType<typeof wantedRows>[number]): row is LeadRow => "leadSeconds" in row;
