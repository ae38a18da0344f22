import type { EventKind } from "@/lib/ingest/events/event-draft";
import { EXAMPLES } from "./examples";
import { type Answer, type Operation, REFUSALS, reference } from "./operation";

const TEXT: Readonly<Record<EventKind, string>> = {
  deployments:
    "One service, one version, one environment, one attempt. Send an event when its state changes, or one event at its end: events with the same id (or, without ids, the same service, environment, version and startedAt) are one deployment, in whatever order they arrive.",
  incidents: "A period in which users were hurt. Events with the same id are one incident; it may be reopened.",
  changes:
    "A pull or merge request, or a direct commit. Events with the same id are one change; a deployment's `changes` may carry it too.",
  "change-requests":
    "A request for change of a service management system. Deployments name it in `changeRequest`, changes in their title or branch.",
  approvals: "Somebody is asked to agree, or has decided. Events with the same id are one request.",
  flags: "A feature flag was switched. Each switch is a record of its own.",
};

const ANSWERS: Readonly<Record<string, Answer>> = {
  "200": { description: "Everything was known already, or the answer is a line for each line that was sent.", schema: "StoredEvent" },
  "201": {
    description: "Stored. Beside `id` and `status`, what Wake now believes of it. For a list: counts, and a result for each.",
    schema: "StoredEvent",
  },
  "207": { description: "Of a list, some were refused; all others are stored.", schema: "ListResult" },
  "400": { description: "The body is not JSON; `detail` says where it breaks.", schema: "Problem" },
  ...REFUSALS,
  "409": { description: "The Idempotency-Key was used before with other bytes.", schema: "Problem" },
  "413": { description: "Larger than 8 MiB, or 64 MiB as lines.", schema: "Problem" },
  "415": { description: "Neither application/json nor application/x-ndjson.", schema: "Problem" },
  "422": { description: "Every wrong field is named, with what is allowed.", schema: "Problem" },
};

/** `POST /api/v1/events/<kind>`; `body` is the name of the schema that one object must fit. */
export const eventOperation = (kind: EventKind, title: string, body: string): Operation => ({
  id: `record-${kind}`,
  tag: "Events in",
  title,
  text: TEXT[kind],
  scope: "ingest:events",
  headers: [
    {
      name: "Idempotency-Key",
      text: "The same key with the same bytes is a retry. Without it, the same content is: it is stored once, however often it is sent.",
    },
  ],
  body: {
    text: "One object, a list of at most 10,000, or an object per line. What is good is stored, whatever the rest is.",
    content: {
      "application/json": { example: EXAMPLES[kind], schema: { oneOf: [reference(body), { type: "array", items: reference(body) }] } },
      "application/x-ndjson": { schema: reference(body) },
    },
  },
  answers: ANSWERS,
});
