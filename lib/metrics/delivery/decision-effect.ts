import type { AttributedIncident, DeliveryRow } from "@/lib/domain/delivery-row";
import type { Hurt, HurtReason } from "./fact";
import { type DeliveryRules, hurtOf } from "./hurt";

/** A deployment, and what a decision makes of its part in one incident. */
export type DecidedRow = {
  readonly row: DeliveryRow;
  /** The incident as it is attributed from then on; null: no longer to this deployment. */
  readonly incident: string;
  readonly after: AttributedIncident | null;
  /** Change failure rate of its service over `period` as it stands: those that hurt, of those that are settled. */
  readonly failures: { readonly hurt: number; readonly settled: number };
  /** Whether it lies in that period. */
  readonly counted: boolean;
  /** Whether it is too young to count as one that hurt nobody. */
  readonly watched: boolean;
  /** In words, as in "last 28 days". */
  readonly period: string;
};

/**
 * What a decision on the cause of an incident will change about one deployment, in sentences: whether it counts as failed, the change failure
 * rate of its service before and after, and its recovery. By the same rule as the figures themselves.
 */
export function decisionEffect(decided: DecidedRow, rules: DeliveryRules): string[] {
  const { row, incident, after } = decided;
  const name = `${row.service} ${row.version}`;
  if (!row.reached) return [`${name} never reached production, so it counts in no change failure rate.`];
  const others = row.incidents.filter(({ id }) => id !== incident);
  const was = hurtOf(row, rules);
  const is = hurtOf({ ...row, incidents: after === null ? others : [...others, after] }, rules);
  if (was !== null && is !== null) return [stays(name, is), ...recovery(was, is)];
  if (was === null && is === null) return [`${name} does not count as failed, before or after.`];
  const word = is === null ? "no longer counts as failed" : "counts as failed";
  return [`${name} ${word}: ${rates(decided, is !== null)}.`, ...recovery(was, is)];
}

function stays(name: string, { by }: Hurt): string {
  const why = by.map((reason) => BECAUSE[reason]).join(", and ");
  return `${name} still counts as failed, because ${why}: the change failure rate stays.`;
}

const BECAUSE: Readonly<Record<HurtReason, string>> = {
  incident: "an incident is attributed to it",
  rollback: "it was rolled back",
  hotfix: "a later deployment repairs it",
  verdict: "its verdict is regressed",
};

function rates({ row, failures: { hurt, settled }, counted, watched, period }: DecidedRow, failed: boolean): string {
  const rate = `change failure rate of ${row.service}, ${period}`;
  if (!counted) return `${rate}, stays, since it went out before`;
  const step = failed ? 1 : -1;
  return `${rate}, from ${hurt} of ${settled} to ${hurt + step} of ${settled + (watched ? step : 0)}`;
}

function recovery(was: Hurt | null, is: Hurt | null): string[] {
  if (is === null || (was !== null && was.from === is.from && was.until === is.until)) return [];
  if (is.until === null) return ["It is not over: its recovery time grows until the incident is resolved."];
  return [`Its recovery took ${minutes(is.until - is.from)}, which counts in the recovery time.`];
}

function minutes(ms: number): string {
  const whole = Math.round(ms / 60_000);
  if (whole < 1) return "less than a minute";
  return whole < 120 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}
