import { INCIDENT_RANK, type IncidentStatus } from "@/lib/domain/incident";
import type { IncidentBody } from "../events/incident-body";
import { lastSaid, lastSaidList } from "./said";
import { inOrder, type StoredEvent } from "./stored-event";

export type IncidentEvent = StoredEvent<IncidentBody>;

/** A time in which users were hurt; `to` is null while they are. */
export type IncidentPeriod = { readonly from: Date; readonly to: Date | null };

/** What the events of one incident amount to. */
export type IncidentProjection = {
  readonly id: string;
  readonly title: string;
  readonly status: IncidentStatus;
  readonly severity: string | null;
  readonly openedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly periods: readonly IncidentPeriod[];
  readonly services: readonly string[];
  readonly environment: string | null;
  readonly causedBy: readonly string[];
  readonly fixedBy: readonly string[];
  readonly url: string | null;
  readonly labels: Readonly<Record<string, string>>;
};

type Step = { readonly status: IncidentStatus; readonly at: Date };

/** Folds the events of one incident; there must be at least one. Acknowledging never resolves, and only a resolution ends a period. */
export function foldIncident(id: string, unordered: readonly IncidentEvent[]): IncidentProjection {
  const events = inOrder(unordered);
  const steps = events
    .flatMap(stepsOf)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || INCIDENT_RANK[a.status] - INCIDENT_RANK[b.status]);
  const periods = periodsOf(steps);
  return {
    id,
    title: lastSaid(events, (facts) => facts.title) ?? id,
    status: statusOf(steps, periods),
    severity: lastSaid(events, (facts) => facts.severity),
    openedAt: periods[0]?.from ?? new Date(0),
    acknowledgedAt: steps.find(({ status }) => status === "acknowledged")?.at ?? null,
    resolvedAt: periods.at(-1)?.to ?? null,
    periods,
    services: lastSaidList(events, (facts) => facts.services),
    environment: lastSaid(events, (facts) => facts.environment),
    causedBy: lastSaidList(events, (facts) => facts.causedBy),
    fixedBy: lastSaidList(events, (facts) => facts.fixedBy),
    url: lastSaid(events, (facts) => facts.url),
    labels: lastSaid(events, (facts) => facts.labels) ?? {},
  };
}

/** Every moment that an event names, and its own. */
function stepsOf({ payload, occurredAt }: IncidentEvent): Step[] {
  const named = [
    ["open", payload.openedAt],
    ["acknowledged", payload.acknowledgedAt],
    ["resolved", payload.resolvedAt],
    ["reopened", payload.reopenedAt],
  ] as const;
  const steps: Step[] = named.flatMap(([status, at]) => (at === undefined ? [] : [{ status, at: new Date(at) }]));
  return steps.some(({ status }) => status === payload.status) ? steps : [...steps, { status: payload.status, at: occurredAt }];
}

/** A resolution ends a period, a later one moves its end, and only reopening begins another. */
function periodsOf(steps: readonly Step[]): IncidentPeriod[] {
  const periods: IncidentPeriod[] = [];
  for (const { status, at } of steps) {
    const last = periods.at(-1);
    if (last === undefined) periods.push({ from: at, to: status === "resolved" ? at : null });
    else if (status === "resolved") periods[periods.length - 1] = { from: last.from, to: at };
    else if (status === "reopened" && last.to !== null) periods.push({ from: at, to: null });
  }
  return periods;
}

function statusOf(steps: readonly Step[], periods: readonly IncidentPeriod[]): IncidentStatus {
  const last = periods.at(-1);
  if (last === undefined || last.to !== null) return "resolved";
  const since = steps.filter(({ at, status }) => at >= last.from && status !== "resolved");
  if (since.some(({ status }) => status === "acknowledged")) return "acknowledged";
  return since.some(({ status }) => status === "reopened") ? "reopened" : "open";
}
