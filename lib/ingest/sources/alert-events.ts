import type { EventDraft } from "../events/event-draft";
import { alertDraft, incidentDraft } from "../facts/draft";
import type { Delivery } from "./adapter";
import { said } from "./fields";
import { momentOf } from "./moment";

export type AlertTold = {
  readonly id: string;
  readonly status: "firing" | "resolved";
  /** Null when its sender does not say; then it began when Wake was told. */
  readonly startedAt: Date | null;
  /** Null while it fires, and when its sender does not say; then it ended when Wake was told. */
  readonly endedAt: Date | null;
  readonly name: string | null;
  readonly severity: string | null;
  readonly service: string | null;
  readonly environment: string | null;
  readonly summary: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly url: string | null;
  /** False for what tells of the monitoring itself. */
  readonly mayBeIncident: boolean;
};

/** The event of an alert, and that of an incident where the rule of its connection says that its severity is one. */
export function alertEvents(told: AlertTold, { settings, receivedAt }: Delivery): EventDraft[] {
  const { id, status, name, severity, service, environment, summary, labels, url } = told;
  const at = status === "firing" ? told.startedAt : told.endedAt;
  const startedAt = momentOf(told.startedAt, receivedAt) ?? receivedAt.toISOString();
  const endedAt = status === "firing" ? undefined : momentOf(told.endedAt, receivedAt);
  const shared = said({ severity, environment, url });
  const facts = { id, status, startedAt, labels, ...shared, ...said({ endedAt, name, service, summary }) };
  const alert = alertDraft(facts, { key: `${id}:${status}`, at, receivedAt });
  if (!told.mayBeIncident || !isIncident(severity, settings.incidentSeverities)) return [alert];
  const state = status === "firing" ? "open" : "resolved";
  const title = summary ?? name ?? id;
  const services = service === null ? undefined : [service];
  const incident = { id, status: state, title, openedAt: startedAt, ...shared, ...said({ services, resolvedAt: endedAt }) } as const;
  return [alert, incidentDraft(incident, { key: `${id}:incident:${state}`, at, receivedAt })];
}

const isIncident = (severity: string | null, severities: readonly string[]): boolean =>
  severity !== null && severities.some((one) => one.toLowerCase() === severity.toLowerCase());
