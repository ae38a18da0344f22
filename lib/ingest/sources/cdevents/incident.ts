import { incidentDraft } from "../../facts/draft";
import type { IncidentFacts } from "../../facts/facts";
import { made, type SourceReading } from "../adapter";
import { linkAt, said, textAt } from "../fields";
import { incidentPlace } from "../incident-place";
import { noUse } from "../no-use";
import { artifactVersionAt } from "./artifact-version";
import { type CdEvent, subjectKey } from "./cd-event";

const STATUS: ReadonlyMap<string, IncidentFacts["status"]> = new Map<string, IncidentFacts["status"]>([
  ["detected", "open"],
  ["reported", "updated"],
  ["resolved", "resolved"],
]);

/**
 * `incident.*`. The artifact of a detected incident is what ran then, which blames nobody; that of a resolved one is the fix. What a
 * resolution says of itself is no title of the incident.
 */
export function readIncident(event: CdEvent): SourceReading {
  const status = STATUS.get(event.predicate);
  if (status === undefined) return noUse("incident", event.predicate);
  const { content, custom, delivery, moment } = event;
  const service = textAt(content, "service.id");
  const place = incidentPlace(delivery.settings, {
    services: service === null ? [] : [service],
    environment: textAt(content, "environment.id"),
  });
  const version = artifactVersionAt(content, "artifactId");
  const ended = status === "resolved";
  const facts: IncidentFacts = {
    id: subjectKey(event),
    status,
    ...place.facts,
    ...said({
      title: ended ? null : textAt(content, "description", 500),
      severity: textAt(custom, "severity"),
      openedAt: ended ? null : moment,
      resolvedAt: ended ? moment : null,
      fixedBy: ended && version !== null ? [version] : null,
      labels: !ended && version !== null ? { version } : null,
      url: linkAt(content, "ticketURI") ?? linkAt(content, "ticketUri"),
    }),
  };
  return made([incidentDraft(facts, { key: event.key, at: event.at, receivedAt: delivery.receivedAt })], place.unmapped);
}
