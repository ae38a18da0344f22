import { contentHash } from "../events/content-hash";
import type { EventDraft } from "../events/event-draft";
import { type Delivery, ignored, made, type SourceReading, type UnmappedRef } from "./adapter";
import { alertEvents } from "./alert-events";
import { distinctRefs } from "./distinct-refs";
import { countAt, entriesAt, type Json, linkAt, listAt, textAt } from "./fields";
import { firstTextAt } from "./first-at";
import { placeAmong } from "./place-among";
import { sourceId } from "./source-id";
import { timeAt } from "./time";

/** What is different between senders of groups of alerts. */
export type GroupKind = {
  readonly prefix: string;
  readonly sender: string;
  /** Paths of an alert's own page, the best first. */
  readonly links: readonly string[];
  /** Names of alerts about the monitoring itself. */
  readonly notIncidents: readonly string[];
};

type One = { readonly events: readonly EventDraft[]; readonly unmapped: readonly UnmappedRef[] };

const SERVICE = ["service", "service_name", "app", "job"] as const;
const ENVIRONMENT = ["environment", "env", "namespace"] as const;
const SEVERITY = ["severity", "priority", "level"] as const;

/** The alerts of a notification, each by itself: one may be over while another goes on. */
export function readAlertGroup(delivery: Delivery, kind: GroupKind): SourceReading {
  const alerts = listAt(delivery.body, "alerts");
  if (alerts.length === 0) return ignored(`This notification of ${kind.sender} holds no alerts.`);
  const read = alerts.flatMap((alert) => readAlert(alert, delivery, kind) ?? []);
  if (read.length === 0) return ignored(`No alert of this notification of ${kind.sender} says when it began and whether it still fires.`);
  const events = read.flatMap((one) => one.events);
  const unmapped = distinctRefs(read.flatMap((one) => one.unmapped));
  const absent = (countAt(delivery.body, "truncatedAlerts") ?? 0) + alerts.length - read.length;
  if (absent === 0) return made(events, unmapped);
  return { events, unmapped, ignored: `${absent} more of its alerts are missing: ${kind.sender} left them out, or they have no start.` };
}

/** Null for an alert that has no start or no known status, which make its identity. */
function readAlert(alert: Json, delivery: Delivery, kind: GroupKind): One | null {
  const startedAt = timeAt(alert, "startsAt");
  const status = textAt(alert, "status")?.toLowerCase();
  if (startedAt === null || (status !== "firing" && status !== "resolved")) return null;
  const labels = textsAt(alert, "labels");
  const name = labels["alertname"] ?? null;
  const { service, environment, unmapped } = placeAmong(delivery.settings, {
    service: first(labels, SERVICE),
    environments: ENVIRONMENT.map((label) => labels[label] ?? null),
  });
  const told = {
    id: sourceId(kind.prefix, delivery.connection, textAt(alert, "fingerprint") ?? contentHash(labels), startedAt.toISOString()),
    status,
    startedAt,
    endedAt: timeAt(alert, "endsAt"),
    name,
    severity: first(labels, SEVERITY),
    service,
    environment,
    summary: firstTextAt(alert, ["annotations.summary", "annotations.title", "annotations.message", "annotations.description"], 500),
    labels,
    url: kind.links.map((path) => linkAt(alert, path)).find((link) => link !== null) ?? null,
    mayBeIncident: name === null || !kind.notIncidents.includes(name),
  } as const;
  const events = alertEvents(told, delivery);
  // An alert need not belong anywhere; an incident should have a service.
  const asked = unmapped.filter(({ kind, said }) => said !== "" || (kind === "service" && events.length > 1));
  return { events, unmapped: asked };
}

const first = (labels: Readonly<Record<string, string>>, names: readonly string[]): string | null =>
  names
    .map((name) => labels[name])
    .find((value) => value !== undefined)
    ?.slice(0, 200) ?? null;

/** The first 50 texts of an object, as labels are kept. */
function textsAt(value: Json, path: string): Record<string, string> {
  const texts = entriesAt(value, path).flatMap(([key, inner]) => {
    const text = textAt([inner], "0", 500);
    const name = textAt([key], "0", 100);
    return text === null || name === null ? [] : [[name, text] as const];
  });
  return Object.fromEntries(texts.slice(0, 50));
}

/** What a notification is about: the name that its alerts share, or else how it stands. */
export const topicOfGroup = (body: Json): string | null =>
  textAt(body, "commonLabels.alertname") ??
  textAt(body, "groupLabels.alertname") ??
  textAt(body, "alerts.0.labels.alertname") ??
  textAt(body, "status");
