import { DISTRIBUTION, NO_QUARTILES, QUARTILES } from "@/lib/metrics/delivery/distribution";
import { STAGES, type Stage } from "@/lib/metrics/delivery/fact";
import { isWatched } from "@/lib/metrics/delivery/observation";
import { joined } from "@/lib/metrics/delivery/order-statistics";
import type { LeadOptions, PeriodFacts, Quartiles } from "@/lib/metrics/delivery/period-facts";
import { sumCounts } from "@/lib/metrics/delivery/sum-counts";
import { changeMeasure, type Measure } from "@/lib/metrics/delivery/summary";
import type { DaySource } from "./day-source";
import type { Period } from "./pieces";
import type { Stretches } from "./stretches";

export type MergeContext = {
  readonly lead: LeadOptions;
  readonly now: Date;
  readonly observationHours: number;
  readonly connectedSince: Date | null;
  readonly stretches: Stretches;
};

/**
 * The facts of a period out of those of its days, once what was asked of `stretches` has been read. A bucket gets the distribution of
 * its lead times; of their stages no more than how many there are.
 */
export function mergePeriod(
  { from, to, cut }: Period & { readonly cut: boolean },
  sources: readonly DaySource[],
  context: MergeContext,
  depth: "period" | "bucket",
): () => PeriodFacts {
  const { now, connectedSince, stretches } = context;
  const quartiles = (measures: readonly Measure[]): (() => Quartiles) =>
    depth === "period" ? stretches.ask(QUARTILES, sources, measures) : () => ({ ...NO_QUARTILES, n: countOf(sources, measures) });
  const lead = stretches.ask(DISTRIBUTION, sources, leadMeasures(context.lead));
  const stages = STAGES.map((stage) => [stage, quartiles(stageMeasures(stage, context.lead))] as const);
  const watching = watchingOf(sources, context);
  return () => ({
    ...{ from, to, connected: connectedSince !== null && connectedSince < to, partial: cut || to > now },
    days: sources.reduce((sum, { piece }) => sum + piece.share, 0),
    deploymentDays: sources.reduce((sum, source) => sum + source.deploymentDays, 0),
    counts: sumCounts(sources.map(({ decoded }) => decoded.counts)),
    watching: watching(),
    lead: lead(),
    stages: Object.fromEntries(stages.map(([stage, distribution]) => [stage, distribution()])) as Record<Stage, Quartiles>,
    recovered: valuesOf(sources, "recovery"),
    open: valuesOf(sources, "open")
      .map((beganS) => Math.max(0, Math.floor(now.getTime() / 1000) - beganS))
      .reverse(),
  });
}

const leadMeasures = ({ bots, unit }: LeadOptions): Measure[] => {
  const of = unit === "commit" ? "commit" : "lead";
  return bots ? [changeMeasure(of, false), changeMeasure(of, true)] : [changeMeasure(of, false)];
};

const stageMeasures = (stage: Stage, { bots }: LeadOptions): Measure[] =>
  bots ? [changeMeasure(stage, false), changeMeasure(stage, true)] : [changeMeasure(stage, false)];

const countOf = (sources: readonly DaySource[], measures: readonly Measure[]): number =>
  sources.reduce((sum, { decoded }) => sum + measures.reduce((of, name) => of + decoded.measures[name].n, 0), 0);

/** All values of a measure that is kept whole, ascending. */
function valuesOf(sources: readonly DaySource[], measure: "recovery" | "open"): number[] {
  const values = joined(sources.map(({ decoded }) => decoded.measures[measure].values)).sort();
  // `Array.from` would ask an iterator for each of them.
  const numbers = new Array<number>(values.length);
  for (let at = 0; at < values.length; at++) numbers[at] = values[at] ?? 0;
  return numbers;
}

/** Deployments that hurt nobody and are still watched: those of days that began before the horizon are looked at one by one. */
function watchingOf(sources: readonly DaySource[], { stretches, observationHours, now }: MergeContext): () => number {
  const watched = (at: Date): boolean => isWatched(Math.floor(at.getTime() / 1000), observationHours, now);
  const counts = sources.flatMap((source) => {
    const { piece, decoded } = source;
    const unhurt = decoded.measures.unhurt;
    if (unhurt.n === 0 || !watched(piece.to)) return [];
    if (watched(piece.from)) return () => unhurt.n;
    const values = stretches.values(source, unhurt);
    return () => values().reduce((sum, finishedS) => sum + (isWatched(finishedS, observationHours, now) ? 1 : 0), 0);
  });
  return () => counts.reduce((sum, count) => sum + count(), 0);
}
