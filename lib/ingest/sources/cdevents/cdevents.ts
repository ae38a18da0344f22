import { type Adapter, type Delivery, type Headers, ignored, type SourceReading } from "../adapter";
import { type Json, textAt } from "../fields";
import { readApproval } from "./approval";
import { readArtifact } from "./artifact";
import { type CdEvent, cdEventOf } from "./cd-event";
import { readChange } from "./change";
import { type CloudEvent, cloudEventsOf } from "./cloud-event";
import { readIncident } from "./incident";
import { readPipeline } from "./pipeline";
import { readService } from "./service";
import { readTicket } from "./ticket";

/** By the noun of the type. */
const READERS: ReadonlyMap<string, (event: CdEvent) => SourceReading> = new Map([
  ["service", readService],
  ["pipelinerun", readPipeline],
  ["taskrun", readPipeline],
  ["change", readChange],
  ["artifact", readArtifact],
  ["incident", readIncident],
  ["ticket", readTicket],
  ["approval", readApproval],
]);

/** CDEvents 0.3 to 0.5, and approvals of the draft of 0.6, in the modes of CloudEvents or bare. */
export const cdeventsAdapter: Adapter = {
  source: "cdevents",
  headers: ["content-type", "ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time", "ce-subject"],
  topic: (headers, body) => {
    const events = cloudEventsOf(headers, body);
    return events.length > 1 ? `${events.length} events` : (events[0]?.type ?? textAt(events[0]?.data, "context.type"));
  },
  deliveryKey,
  read,
};

/** The same in whichever mode it is sent; a batch has no id of its own. */
function deliveryKey(headers: Headers, body: Json): string | null {
  if (Array.isArray(body)) return null;
  const [event] = cloudEventsOf(headers, body);
  const words = event === undefined ? [] : [nameOf(event, "source"), nameOf(event, "id"), nameOf(event, "type")];
  return words.length === 0 || words.includes(null) ? null : words.join(" ");
}

const nameOf = (event: CloudEvent, name: "source" | "id" | "type"): string | null => textAt(event.data, `context.${name}`) ?? event[name];

/** Every event of the delivery; those of no use keep silent beside others that are of some. */
function read(delivery: Delivery): SourceReading {
  const readings = cloudEventsOf(delivery.headers, delivery.body).map((envelope) => readOne(delivery, envelope));
  const useful = readings.filter((reading) => reading.ignored === null);
  if (useful.length > 0) {
    return { events: useful.flatMap(({ events }) => events), unmapped: useful.flatMap(({ unmapped }) => unmapped), ignored: null };
  }
  const reasons = [...new Set(readings.map((reading) => reading.ignored))];
  return ignored(reasons.slice(0, 5).join(" ") || "The batch is empty.");
}

function readOne(delivery: Delivery, envelope: CloudEvent): SourceReading {
  const event = cdEventOf(delivery, envelope);
  if (typeof event === "string") return ignored(event);
  const reader = READERS.get(event.kind.split(".")[0] ?? "");
  return reader === undefined ? ignored(`\`${event.kind}\` events are of no use to Wake.`) : reader(event);
}
