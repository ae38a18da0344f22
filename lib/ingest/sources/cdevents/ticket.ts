import { ticketDraft } from "../../facts/draft";
import type { TicketFacts } from "../../facts/facts";
import { made, type SourceReading } from "../adapter";
import { linkAt, said, textAt } from "../fields";
import { labelNamesAt } from "../labels-at";
import { noUse } from "../no-use";
import { type CdEvent, subjectKey } from "./cd-event";

const STATUS: ReadonlyMap<string, TicketFacts["status"]> = new Map<string, TicketFacts["status"]>([
  ["created", "open"],
  ["updated", "open"],
  ["closed", "done"],
]);

/** `ticket.*` */
export function readTicket(event: CdEvent): SourceReading {
  const status = STATUS.get(event.predicate);
  if (status === undefined) return noUse("ticket", event.predicate);
  const { content, delivery } = event;
  const labels = labelNamesAt(content, "labels", "name");
  const milestone = textAt(content, "milestone");
  const facts: TicketFacts = {
    id: subjectKey(event),
    key: event.subjectId,
    status,
    ...said({
      title: textAt(content, "summary", 500),
      type: textAt(content, "ticketType"),
      priority: textAt(content, "priority"),
      resolution: status === "done" ? textAt(content, "resolution") : null,
      releases: milestone === null ? null : [milestone],
      labels: labels.length === 0 ? null : labels,
      openedAt: event.predicate === "created" ? event.moment : null,
      closedAt: status === "done" ? event.moment : null,
      url: linkAt(content, "uri") ?? linkAt(content, "url"),
    }),
  };
  return made([ticketDraft(facts, { key: event.key, at: event.at, receivedAt: delivery.receivedAt })]);
}
