import { z } from "zod";
import { pageOf } from "./answers";

// What those who manage connections are told.

const time = z.iso.datetime();
const state = z.enum(["received", "accepted", "duplicate", "ignored", "unmapped", "failed"]);
const word = { kind: z.enum(["service", "environment"]), said: z.string().describe("Empty where the sender named none.") };

const connection = {
  id: z.string(),
  path: z.string().describe("Where its webhooks go, below the address of this installation."),
  source: z.string(),
  name: z.string(),
  settings: z.looseObject({}).describe("How its words map to Wake's, and what counts as what."),
  generation: z.int().describe("Raised each time its deliveries are read again."),
  createdAt: time,
  verifiedAt: time.nullable().describe("The first call with a right signature."),
  lastSeenAt: time.nullable(),
  disabledAt: time.nullable(),
  secrets: z.array(
    z.strictObject({
      id: z.uuid(),
      hint: z.string().describe("Its last four characters."),
      createdAt: time,
      endsAt: time.nullable().describe("From when on it no longer holds; null while it is the newest."),
    }),
  ),
  counts: z.record(state, z.int()).describe("Deliveries of the last 24 hours."),
};

const backfill = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  subject: z.string(),
  done: z.int(),
  total: z.int().nullable(),
  state: z.enum(["queued", "running", "done", "failed"]),
  detail: z.string().nullable(),
  createdAt: time,
  updatedAt: time,
  finishedAt: time.nullable(),
});

const delivery = {
  id: z.uuid(),
  connection: z.string().describe("The id of a connection, or who sent it."),
  source: z.string().nullable(),
  topic: z.string().nullable().describe("What it is about, as its sender says."),
  receivedAt: time,
  processedAt: time.nullable(),
  state,
  error: z.string().nullable().describe("Why it was ignored or failed."),
  unmapped: z.array(z.strictObject(word)),
};

const event = z.strictObject({
  key: z.string().describe("The same when it is told again."),
  type: z.string(),
  entity: z.string(),
  occurredAt: time,
  occurredAtSource: z.enum(["payload", "header", "received", "clamped"]),
  receivedAt: time,
  source: z.string(),
  connection: z.string(),
  deliveryId: z.uuid().nullable(),
  payload: z.looseObject({}),
});

/** Schemas by name. */
export const CONNECTION_ANSWERS: Readonly<Record<string, z.ZodType>> = {
  Connections: z.strictObject({ items: z.array(z.strictObject(connection)) }),
  ConnectionDetail: z.strictObject({
    ...connection,
    unmapped: z.array(z.strictObject({ ...word, count: z.int(), lastAt: time })),
    backfills: z.array(backfill),
  }),
  NewConnection: z.strictObject({ id: z.string(), path: z.string(), secret: z.string().nullable().describe("Null when you brought it.") }),
  NewSecret: z.strictObject({ id: z.uuid(), secret: z.string().nullable().describe("Null when you brought it.") }),
  ReplayQueued: z.strictObject({ backfill: z.uuid().nullable().describe("Null when nothing has to be read again.") }),
  DeliveryPage: pageOf(z.strictObject({ ...delivery, size: z.int().describe("Bytes."), events: z.int() })),
  DeliveryDetail: z.strictObject({
    ...delivery,
    contentType: z.string().nullable(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
    events: z.array(z.string()).describe("Keys of the events that are held from it."),
  }),
  EventPage: pageOf(event),
  Taken: z.looseObject({
    id: z.uuid(),
    outcome: state.describe("`received`: it is kept, and still being processed."),
    events: z.int().optional(),
    duplicate: z.boolean().optional(),
    reason: z.string().optional(),
    unmapped: z.array(z.strictObject(word)).optional(),
  }),
};
