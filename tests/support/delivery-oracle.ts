import type { Selection } from "@/lib/domain/delivery-row";
import type { CarryOut, ChangeFact, DeploymentFact, ReworkReason, StageTime } from "@/lib/metrics/delivery/fact";
import type { DeliveryHistory, HistoryChange, SettledDeployment } from "./delivery-history";
import { hurtByHistory } from "./delivery-oracle-hurt";

/**
 * The same facts as the product's, by another way: it walks once through a history as it happened, keeping what had been where, and knows
 * the truth behind the words. Deployments in the order of (at, id), those of the selection only.
 */
export function factsOfHistory(history: DeliveryHistory, selection: Selection, confidence: number): DeploymentFact[] {
  const changes = new Map(history.changes.map((change) => [change.id, change]));
  const seenHere = new Set<string>();
  const seenAt = new Map<string, Set<string>>();
  const lastAt = new Map<string, number>();
  const facts: DeploymentFact[] = [];
  for (const one of history.deployments) {
    const place = `${one.service} in ${one.environment}`;
    const there = seenAt.get(place) ?? new Set();
    const selected = isOf(one, history, selection);
    if (selected) {
      const carried = one.changes.flatMap((id) => changes.get(id) ?? []);
      const fresh = carried.filter(({ id }) => !there.has(id));
      facts.push(factFrom(one, history, { carried, seenHere, fresh, last: lastAt.get(place) ?? null, confidence }));
    }
    if (!one.reached) continue;
    lastAt.set(place, one.at);
    if (one.isRollback) continue;
    seenAt.set(place, new Set([...there, ...one.changes]));
    if (selected) for (const id of one.changes) seenHere.add(id);
  }
  return facts;
}

type Seen = {
  readonly carried: readonly HistoryChange[];
  readonly fresh: readonly HistoryChange[];
  readonly seenHere: ReadonlySet<string>;
  readonly last: number | null;
  readonly confidence: number;
};

function isOf(one: SettledDeployment, { services }: DeliveryHistory, wanted: Selection): boolean {
  if (wanted.service !== null && wanted.service !== one.service) return false;
  if (wanted.environment !== null && wanted.environment !== one.environment) return false;
  return wanted.team === null || services.some(({ name, team }) => name === one.service && team === wanted.team);
}

function factFrom(one: SettledDeployment, history: DeliveryHistory, seen: Seen): DeploymentFact {
  const { id, service, environment, version, releaseId, at } = one;
  const known = { id, service, environment, version, releaseId, at };
  if (!one.reached) return { ...known, outcome: "failed", gapS: null, hurt: null, rework: null, carriesNothing: null, changes: [] };
  const carriesNothing = nothingIn(one);
  const counted = carriesNothing === null ? seen.carried.toSorted((a, b) => a.id.localeCompare(b.id, "en")) : [];
  return {
    ...known,
    outcome: "reached",
    gapS: seen.last === null ? null : seconds(at - seen.last),
    hurt: hurtByHistory(one, history, seen.confidence),
    rework: whyRework(one, history, seen.fresh),
    carriesNothing,
    changes: counted.map((change) => leadOf(change, at, seen.seenHere.has(change.id))),
  };
}

function whyRework(one: SettledDeployment, { incidents }: DeliveryHistory, fresh: readonly HistoryChange[]): ReworkReason | null {
  if (one.isRollback) return "rollback";
  if (fresh.some((change) => change.takesBack !== null)) return "revert";
  if (one.saysHotfix || fresh.some((change) => change.hotfix)) return "hotfix";
  if (one.emergency) return "emergency";
  return incidents.some(({ repairedIn }) => repairedIn === one.id) ? "repair" : null;
}

function nothingIn(one: SettledDeployment): CarryOut | null {
  if (!one.recorded) return "unrecorded";
  if (one.isRollback) return "rollback";
  if (one.changes.length > 0) return null;
  if (one.carriedBy !== null) return "nothing";
  return (one.carriedReason as CarryOut | null) ?? "unknown";
}

function leadOf(change: HistoryChange, at: number, wasLive: boolean): ChangeFact {
  const { id, bot, firstCommitAt } = change;
  const leads = change.commits.map((written) => at - written).sort((a, b) => a - b);
  const possible = leads.filter((lead) => lead >= 0).map(seconds);
  const commits = { commitS: possible, commitsOut: change.unknownCommits + leads.length - possible.length };
  const told = { id, bot, stages: stagesIn(change, at) };
  if (wasLive) return { ...told, leadS: null, out: "already-live", commitS: [], commitsOut: 0 };
  if (firstCommitAt === null) return { ...told, ...commits, leadS: null, out: "no-first-commit" };
  if (at - firstCommitAt < 0) return { ...told, ...commits, leadS: null, out: "clock" };
  return { ...told, ...commits, leadS: seconds(at - firstCommitAt), out: null };
}

function stagesIn(change: HistoryChange, at: number): ChangeFact["stages"] {
  const missing = (reason: NonNullable<Extract<StageTime, { seconds: null }>>["reason"]): StageTime => ({ seconds: null, reason });
  const span = (from: number, until: number): StageTime => (from > until ? missing("clock") : { seconds: seconds(until - from) });
  const { firstCommitAt: first, openedAt: opened, firstReviewAt: review, mergedAt: merged, direct } = change;
  const none = missing("not-opened");
  if (direct || (opened === null && merged === null))
    return { coding: none, pickup: none, review: none, merge: none, deploy: missing("not-merged") };
  const ready = change.readyAt === null ? opened : change.readyAt;
  const late = change.approvedAt !== null && merged !== null && change.approvedAt > merged;
  const approved = late ? null : change.approvedAt;
  const reviewed = approved === null ? merged : approved;
  return {
    coding: first === null ? missing("no-first-commit") : opened === null ? none : span(first, opened),
    pickup: ready === null ? none : review === null ? missing("no-review") : span(ready, review),
    review: review === null ? missing("no-review") : reviewed === null ? missing("not-merged") : span(review, reviewed),
    merge: approved === null ? missing("not-approved") : merged === null ? missing("not-merged") : span(approved, merged),
    deploy: merged === null ? missing("not-merged") : span(merged, at),
  };
}

const seconds = (ms: number): number => (ms - (ms % 1000)) / 1000;
