import { type Ground, readGround } from "@/lib/db/read/delivery/ground";
import { inSnapshot, type Snapshot } from "@/lib/db/read/delivery/snapshot";
import { type Actor, authorise } from "@/lib/domain/access";
import { type BucketSize, spansOf } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import type { LeadOptions, PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import type { DaySource } from "./load/day-source";
import { type DaySources, daySources } from "./load/day-sources";
import { type MergeContext, mergePeriod } from "./load/merge";
import { type Period, periodBefore, piecesOf } from "./load/pieces";
import { Stretches } from "./load/stretches";
import { assertWithinReach } from "./load/within-reach";

/** What is asked of each of some selections. */
export type PeriodQuery = {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** In which days, weeks and months are counted; null: the workspace's. */
  readonly zone: string | null;
  readonly bucket: BucketSize;
  readonly lead: LeadOptions;
  /** Whether the period of as many calendar days before it is wanted too. */
  readonly compare: boolean;
  /** The five figures of the period alone are wanted: no buckets, and of stages no more than how many there are. */
  readonly brief?: boolean;
};
export type PeriodFactsQuery = PeriodQuery & { readonly selection: Selection };

export type LoadedFacts = {
  readonly now: PeriodFacts;
  readonly before: PeriodFacts | null;
  /** Their lead times have a distribution; of their stages only `n` is known. */
  readonly buckets: readonly PeriodFacts[];
  /** What `now` was merged of. */
  readonly sources: readonly DaySource[];
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
export async function loadPeriodFacts(actor: Actor | null, { selection, ...query }: PeriodFactsQuery, now: Date): Promise<LoadedFacts> {
  authorise(actor, "view.read");
  await assertWithinReach(actor, selection);
  return inSnapshot((client) => readPeriodFacts(client, { ...query, selection }, now));
}

/** The same within a snapshot that the caller holds, for an actor who was let in. */
export async function readPeriodFacts(client: Snapshot, { selection, ...query }: PeriodFactsQuery, now: Date): Promise<LoadedFacts> {
  const [facts] = await readFactsOfMany(client, await readGround(client), [selection], query, now);
  if (facts === undefined) throw new Error("Facts of one selection were asked for, and none came.");
  return facts;
}

/** The same of several selections, in their order, with as many statements as for one. */
export async function readFactsOfMany(
  client: Snapshot,
  ground: Ground,
  selections: readonly Selection[],
  query: PeriodQuery,
  now: Date,
): Promise<LoadedFacts[]> {
  const { from, to, bucket, lead, compare } = query;
  const zone = query.zone ?? ground.settings.zone;
  const days = piecesOf({ from, to }, zone, now);
  const earlier = compare ? periodBefore({ from, to }, days.length, zone) : null;
  const before = earlier === null ? [] : piecesOf(earlier, zone, now);
  const sources = await daySources(client, { selections, days, earlier: before, zone, ground, eachDay: bucket !== "month" });

  const stretches = new Stretches();
  const { observationHours } = ground.settings;
  const context = { lead, now, observationHours, connectedSince: ground.connectedSince, stretches };
  const merged = sources.map((own) =>
    merging(own, { period: { from, to }, earlier, bucket, zone, depth: query.brief === true ? "bucket" : "period" }, context),
  );
  await stretches.read(client);
  return merged.map((facts) => facts());
}

type Cut = {
  readonly period: Period;
  readonly earlier: Period | null;
  readonly bucket: BucketSize;
  readonly zone: string;
  readonly depth: "period" | "bucket";
};

/** The facts of one selection, once what they ask of `context.stretches` has been read. */
function merging(sources: DaySources, { period, earlier, bucket, zone, depth }: Cut, context: MergeContext): () => LoadedFacts {
  const now = mergePeriod({ ...period, cut: false }, sources.now, context, depth);
  const previous = earlier === null ? null : mergePeriod({ ...earlier, cut: false }, sources.before, context, depth);
  const parts = bucket === "month" ? sources.now : sources.days;
  const spans = depth === "period" ? spansOf(period, bucket, zone) : [];
  const buckets = spans.map((span) => mergePeriod(span, within(parts, span), context, "bucket"));
  return () => ({
    now: now(),
    before: previous?.() ?? null,
    buckets: buckets.map((facts) => facts()),
    sources: sources.now,
    stale: sources.stale,
    zone,
  });
}

const within = (sources: readonly DaySource[], { from, to }: Period): DaySource[] =>
  sources.filter(({ piece }) => piece.from >= from && piece.from < to);
