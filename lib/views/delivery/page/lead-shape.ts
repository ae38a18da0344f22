import type { DeliveryRow } from "@/lib/domain/delivery-row";
import { slowest } from "@/lib/metrics/delivery/notable";
import type { Measure } from "@/lib/metrics/delivery/summary";
import { COARSE, classes as classCount } from "@/lib/metrics/delivery/value-class";
import type { DaySource } from "../load/day-source";
import type { LeadRow } from "../rows/lead-row";
import { wantedRows } from "../rows/wanted";
import type { ListedOf } from "./failures";

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
 * are asked for. What is stored says when the slowest reached production (`at`), so that only their deployments have to be read; `of` takes
 * what was read, which may hold others too. Of days that are still being counted in bulk nothing is said.
 */
export function leadShape({ asked: { selection, lead }, loaded: { facts, figures }, notable, settings }: ListedOf, now: Date) {
  if (facts.stale || figures.leadTimeForChanges.value === null) return { at: [], of: (): LeadShape => ({ classes: [], slowest: [] }) };
  const [people, machines]: readonly [Measure, Measure] = lead.unit === "commit" ? ["commit", "bot-commit"] : ["lead", "bot-lead"];
  const classes = classesOf(facts.sources, lead.bots ? [people, machines] : [people]);
  const { slow, botSlow } = notable;
  const wanted = { metric: "leadTimeForChanges", included: true, reason: null, lead: { ...lead, unit: "change" } } as const;
  const of = (read: readonly DeliveryRow[]): LeadShape => {
    const rows = read.flatMap((row) => wantedRows(row, wanted, { ...settings, selection, now }).filter(isLead));
    return { classes, slowest: rows.toSorted(slowestFirst).slice(0, LISTED) };
  };
  return { at: slowest(lead.bots ? [...slow, ...botSlow] : slow).map(({ at }) => at), of };
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
