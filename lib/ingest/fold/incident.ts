import type { IncidentStatus } from "@/lib/domain/incident";
import type { IncidentFacts } from "../facts/facts";
import { type IncidentPeriod, openingOf, periodsOf, statusOf, stepsOf } from "./incident-steps";
import { lastSaid, lastSaidList } from "./said";
import { inOrder, type StoredEvent } from "./stored-event";

export type IncidentEvent = StoredEvent<IncidentFacts>;

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
  readonly mergedInto: string | null;
  /** It was none after all; it counts nowhere. */
  readonly dismissed: boolean;
  /** Who told of it first. */
  readonly source: string;
  readonly url: string | null;
  readonly labels: Readonly<Record<string, string>>;
};

/**
 * Folds the events of one incident; there must be at least one. Acknowledging never resolves, only a resolution ends a period, and
 * one that was heard of late, by its end or by an update, exists all the same.
 */
export function foldIncident(id: string, unordered: readonly IncidentEvent[]): IncidentProjection {
  const events = inOrder(unordered);
  const opening = openingOf(events);
  const steps = stepsOf(events, opening);
  const periods = periodsOf(steps, opening);
  return {
    id,
    title: lastSaid(events, (facts) => facts.title) ?? id,
    status: statusOf(steps, periods),
    severity: lastSaid(events, (facts) => facts.severity),
    openedAt: opening,
    acknowledgedAt: steps.find(({ kind }) => kind === "acknowledged")?.at ?? null,
    resolvedAt: periods.at(-1)?.to ?? null,
    periods,
    services: lastSaidList(events, (facts) => facts.services),
    environment: lastSaid(events, (facts) => facts.environment),
    causedBy: lastSaidList(events, (facts) => facts.causedBy),
    fixedBy: lastSaidList(events, (facts) => facts.fixedBy),
    mergedInto: lastSaid(events, (facts) => facts.mergedInto),
    dismissed: lastSaid(events, (facts) => facts.dismissed) ?? false,
    source: events[0]?.source ?? "api",
    url: lastSaid(events, (facts) => facts.url),
    labels: lastSaid(events, (facts) => facts.labels) ?? {},
  };
}
