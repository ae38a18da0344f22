import { connectedSince } from "@/lib/db/read/delivery/connected-since";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import { inSnapshot, type Snapshot } from "@/lib/db/read/delivery/snapshot";
import { type Actor, authorise } from "@/lib/domain/access";
import { type BucketSize, spansOf } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import type { LeadOptions, PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import type { DaySource } from "./load/day-source";
import { daySources } from "./load/day-sources";
import { mergePeriod } from "./load/merge";
import { periodBefore, piecesOf } from "./load/pieces";
import { Stretches } from "./load/stretches";
import { assertWithinReach } from "./load/within-reach";

export type PeriodFactsQuery = {
  readonly selection: Selection;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** In which days, weeks and months are counted; null: the workspace's. */
  readonly zone: string | null;
  readonly bucket: BucketSize;
  readonly lead: LeadOptions;
  /** Whether the period of as many calendar days before it is wanted too. */
  readonly compare: boolean;
};

export type LoadedFacts = {
  readonly now: PeriodFacts;
  readonly before: PeriodFacts | null;
  /** Their lead times have a distribution; of their stages and gaps only `n` is known. */
  readonly buckets: readonly PeriodFacts[];
  /** So much has changed that the latest of it is not counted yet. */
  readonly stale: boolean;
  readonly zone: string;
};

/**
 * Everything the figures of a period follow from, exactly as the rows of one state of the database give it. Cost: one stored row for
 * each whole month and each day beside them, and for each quantile the stretch of each of these that can hold it.
 *
 * @throws WakeError `unauthenticated`; `forbidden` for what the actor does not reach; `invalid` for another zone over too many deployments.
 */
export async function loadPeriodFacts(actor: Actor | null, query: PeriodFactsQuery, now: Date): Promise<LoadedFacts> {
  authorise(actor, "view.read");
  await assertWithinReach(actor, query.selection);
  return inSnapshot((client) => readPeriodFacts(client, query, now));
}

/** The same within a snapshot that the caller holds, for an actor who was let in. */
export async function readPeriodFacts(client: Snapshot, query: PeriodFactsQuery, now: Date): Promise<LoadedFacts> {
  const { selection, from, to, bucket, lead, compare } = query;
  const settings = await deliverySettings(client);
  const zone = query.zone ?? settings.zone;
  const days = piecesOf({ from, to }, zone, now);
  const earlier = compare ? periodBefore({ from, to }, days.length, zone) : null;
  const before = earlier === null ? [] : piecesOf(earlier, zone, now);
  const sources = await daySources(client, { selection, days, earlier: before, zone, settings, eachDay: bucket !== "month" });

  const stretches = new Stretches();
  const { observationHours } = settings;
  const context = { lead, now, observationHours, connectedSince: await connectedSince(client), stretches };
  const period = mergePeriod({ from, to, cut: false }, sources.now, context, "period");
  const previous = earlier === null ? null : mergePeriod({ ...earlier, cut: false }, sources.before, context, "period");
  const parts = bucket === "month" ? sources.now : sources.days;
  const buckets = spansOf({ from, to }, bucket, zone).map((span) => mergePeriod(span, within(parts, span), context, "bucket"));
  await stretches.read(client, selection);
  return { now: period(), before: previous?.() ?? null, buckets: buckets.map((merged) => merged()), stale: sources.stale, zone };
}

const within = (sources: readonly DaySource[], { from, to }: { readonly from: Date; readonly to: Date }): DaySource[] =>
  sources.filter(({ piece }) => piece.from >= from && piece.from < to);
