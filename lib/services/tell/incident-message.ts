import type { ToldIncident } from "@/lib/db/read/incident/to-tell";
import type { StoryEvent, StoryMessage } from "@/lib/domain/story";
import { incidentPath, pageLink } from "./link";

const MOST_NAMED = 5;

export const incidentStory = (incident: string): string => `incident:${incident}`;

/** What is told of an incident: whom it hurts, what caused it as far as that is known, how long it took. One message, however many services. */
export function incidentMessage(event: StoryEvent, incident: ToldIncident, now: Date): StoryMessage {
  const { id, services, environment, causes } = incident;
  const [cause] = causes;
  return {
    type: event,
    timestamp: momentOf(event, incident, now).toISOString(),
    data: {
      story: incidentStory(id),
      title: titleOf(event, incident),
      lines: [hurtLine(incident), causeLine(event, incident), lastedLine(event, incident)].flatMap((line) => line ?? []),
      link: pageLink(incidentPath(id)),
      services,
      environment,
      version: cause?.version ?? null,
      deployment: cause?.deployment ?? null,
      incident: id,
    },
  };
}

function titleOf(event: StoryEvent, { title, causes: [first] }: ToldIncident): string {
  if (event === "incident.resolved") return `Resolved: ${title}`;
  return event === "incident.cause-found" && first !== undefined
    ? `${first.service} ${first.version} caused: ${title}`
    : `Incident: ${title}`;
}

function momentOf(event: StoryEvent, { openedAt, resolvedAt }: ToldIncident, now: Date): Date {
  if (event === "incident.opened") return openedAt;
  return event === "incident.resolved" ? (resolvedAt ?? now) : now;
}

function hurtLine({ services, environment, severity }: ToldIncident): string | null {
  const where = environment === null ? "" : ` in ${environment}`;
  const how = severity === null ? "" : ` (${severity})`;
  if (services.length === 0) return where === "" && how === "" ? null : `It happens${where}${how}.`;
  const rest = services.length - MOST_NAMED;
  return `It is about ${services.slice(0, MOST_NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}${where}${how}.`;
}

function causeLine(event: StoryEvent, { causes: [cause] }: ToldIncident): string | null {
  if (cause === undefined) return event === "incident.opened" ? null : "No release is held to have caused it.";
  const what = `${cause.service} ${cause.version} in ${cause.environment}`;
  return cause.found ? `Its cause is ${what}.` : `Its report names ${what} as the cause.`;
}

function lastedLine(event: StoryEvent, { openedAt, resolvedAt }: ToldIncident): string | null {
  if (event !== "incident.resolved" || resolvedAt === null) return null;
  const minutes = Math.max(1, Math.round((resolvedAt.getTime() - openedAt.getTime()) / 60_000));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `It lasted ${hours === 0 ? `${rest} min` : `${hours} h ${String(rest).padStart(2, "0")} min`}.`;
}
