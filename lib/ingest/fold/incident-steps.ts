import { INCIDENT_RANK, type IncidentStatus } from "@/lib/domain/incident";
import type { IncidentFacts } from "../facts/facts";
import type { StoredEvent } from "./stored-event";

/** A time in which users were hurt; `to` is null while they are. */
export type IncidentPeriod = { readonly from: Date; readonly to: Date | null };

/** What happened at a moment. `found…` is how it stood then: it may have come to that earlier. */
export type IncidentStep = { readonly kind: keyof typeof RANK; readonly at: Date };

/** Order at the same instant. What was found open then, and also ended then, has ended. */
const RANK = { ...INCIDENT_RANK, unacknowledged: 25, foundOpen: 45, foundOver: 55 } as const;

type Events = readonly StoredEvent<IncidentFacts>[];

/** The earliest opening that anybody told of; without one, the first moment at which anything was said of it. */
export function openingOf(events: Events): Date {
  const all = events.flatMap(momentsOf);
  const openings = all.filter(({ kind }) => kind === "open").map(({ at }) => at.getTime());
  const anything = [...all.map(({ at }) => at), ...events.map(({ occurredAt }) => occurredAt)].map((at) => at.getTime());
  return new Date(Math.min(...(openings.length > 0 ? openings : anything)));
}

/** What happened, in order. Nothing happened to an incident before it opened: clocks differ, and an end may be told with another one. */
export const stepsOf = (events: Events, opening: Date): IncidentStep[] =>
  events
    .flatMap(momentsOf)
    .map(({ kind, at }) => ({ kind, at: at < opening ? opening : at }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || RANK[a.kind] - RANK[b.kind]);

/** Every moment that an event names, and its own. */
function momentsOf({ payload, occurredAt }: Events[number]): IncidentStep[] {
  const named = [
    ["open", payload.openedAt],
    ["acknowledged", payload.acknowledgedAt],
    ["unacknowledged", payload.unacknowledgedAt],
    ["resolved", payload.resolvedAt],
    ["reopened", payload.reopenedAt],
  ] as const;
  const steps: IncidentStep[] = named.flatMap(([kind, at]) => (at === undefined ? [] : [{ kind, at: new Date(at) }]));
  const { status, over } = payload;
  if (over === false) steps.push({ kind: "foundOpen", at: occurredAt });
  if (over === true && payload.resolvedAt === undefined) steps.push({ kind: "foundOver", at: occurredAt });
  const isTold = status === "updated" || (status === "resolved" && over === true) || steps.some(({ kind }) => kind === status);
  return isTold ? steps : [...steps, { kind: status, at: occurredAt }];
}

/** A resolution ends a period, a later one moves its end, and only reopening begins another. */
export function periodsOf(steps: readonly IncidentStep[], opening: Date): IncidentPeriod[] {
  const before: IncidentPeriod[] = [];
  let { from, to }: IncidentPeriod = { from: opening, to: null };
  for (const { kind, at } of steps) {
    if (kind === "resolved" || (kind === "foundOver" && to === null)) to = at;
    else if (to !== null && (kind === "reopened" || kind === "foundOpen")) {
      before.push({ from, to });
      from = at;
      to = null;
    }
  }
  return [...before, { from, to }];
}

export function statusOf(steps: readonly IncidentStep[], periods: readonly IncidentPeriod[]): IncidentStatus {
  const last = periods.at(-1);
  if (last === undefined || last.to !== null) return "resolved";
  const since = steps.filter(({ at }) => at >= last.from);
  if (since.findLast(({ kind }) => kind === "acknowledged" || kind === "unacknowledged")?.kind === "acknowledged") return "acknowledged";
  return periods.length > 1 || since.some(({ kind }) => kind === "reopened") ? "reopened" : "open";
}
