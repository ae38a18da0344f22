import { z } from "zod";
import { INBOX_QUERIES } from "@/lib/http/hooks/queries";
import { connectionPatchSchema, newConnectionSchema, ownSecret } from "@/lib/services/connection/connection-input";
import { replayFilter } from "@/lib/services/inbox/request-replay";
import { jsonSchema } from "./json-schema";
import { type Answer, type Operation, REFUSALS } from "./operation";

const admin = { tag: "Connections", scope: "admin" } as const;
const ABSENT: Readonly<Record<string, Answer>> = { ...REFUSALS, "404": { description: "There is none.", schema: "Problem" } };
const WRONG: Readonly<Record<string, Answer>> = {
  ...REFUSALS,
  "422": { description: "A field or parameter is wrong; `errors` names it.", schema: "Problem" },
};
const QUEUED = "Everything it sent is read again in the background; `GET` of the connection tells how far that is.";

const json = (text: string, schema: z.ZodType, example: unknown): NonNullable<Operation["body"]> => ({
  text,
  content: { "application/json": { example, schema: jsonSchema(schema, "input") } },
});

const ONE = {
  get: {
    ...{ ...admin, id: "read-connection", title: "Read one connection", path: ["id"] },
    text: "With its words that are still to be mapped, and how its replays stand. Of secrets only the last four characters are told.",
    answers: { "200": { description: "The connection.", schema: "ConnectionDetail" }, ...ABSENT },
  },
  patch: {
    ...{ ...admin, id: "change-connection", title: "Change a connection", path: ["id"] },
    text: "Parts of the settings that are left out stay as they are. New settings hold for what came before as well.",
    body: json("What is to be changed.", connectionPatchSchema.omit({ connection: true }).extend({ disabled: z.boolean().optional() }), {
      settings: { environments: { "eu-cluster-1": "production" } },
    }),
    answers: { "200": { description: QUEUED, schema: "ReplayQueued" }, ...ABSENT, ...WRONG },
  },
  delete: {
    ...{ ...admin, id: "remove-connection", title: "Remove a connection", path: ["id"] },
    text: "With its secrets. What it told of stays.",
    answers: { "204": { description: "It is gone." }, ...ABSENT },
  },
} satisfies Record<string, Operation>;

const ALL = {
  get: {
    ...{ ...admin, id: "list-connections", title: "List connections" },
    text: "The systems whose webhooks Wake takes.",
    answers: { "200": { description: "All of them.", schema: "Connections" }, ...REFUSALS },
  },
  post: {
    ...{ ...admin, id: "create-connection", title: "Connect a system" },
    text: "Makes the address that its webhooks go to, and the secret that they are signed with or that they bring along.",
    body: json("The system.", newConnectionSchema, { source: "github", name: "Shop" }),
    answers: {
      "201": { description: "It takes calls from now on. The secret is told this once.", schema: "NewConnection" },
      ...WRONG,
      "409": { description: "The id is taken.", schema: "Problem" },
    },
  },
} satisfies Record<string, Operation>;

const list = (name: string, text: string, query: z.ZodObject, schema: string, scope: string): Operation => ({
  ...{ id: `list-${name}`, tag: "Connections", title: `List ${name}`, text, scope, query },
  answers: { "200": { description: "A part of the list.", schema }, ...WRONG },
});

/** Systems that send webhooks, and what they sent, by path and method. */
export const CONNECTIONS: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  "/api/v1/connections": ALL,
  "/api/v1/connections/{id}": ONE,
  "/api/v1/connections/{id}/secrets": {
    post: {
      ...{ ...admin, id: "rotate-secret", title: "Give a connection a further secret", path: ["id"] },
      text: "The one before holds for seven days more, or until it is ended. Two hold at most.",
      body: json("The secret that the sender made; without it, Wake makes one.", z.object({ secret: ownSecret.optional() }), {}),
      answers: { "201": { description: "It holds from now on, and is told this once.", schema: "NewSecret" }, ...ABSENT },
    },
  },
  "/api/v1/connections/{id}/secrets/{secret}": {
    delete: {
      ...{ ...admin, id: "end-secret", title: "End an older secret", path: ["id", "secret"] },
      text: "At once. The newest cannot be ended.",
      answers: { "204": { description: "It no longer holds." }, ...ABSENT },
    },
  },
  "/api/v1/connections/{id}/replay": {
    post: {
      ...{ ...admin, id: "replay-connection", title: "Read a connection's deliveries again", path: ["id"] },
      text: "All of them, and what they tell of now replaces what they told of before; or some, which only adds. The id `api` stands for the events API.",
      body: json("Which deliveries; all, when nothing is said.", replayFilter, { states: ["failed"] }),
      answers: { "202": { description: QUEUED, schema: "ReplayQueued" }, ...ABSENT },
    },
  },
  "/api/v1/deliveries": {
    get: list("deliveries", "What arrived, the newest first, with what became of it.", INBOX_QUERIES.deliveries, "DeliveryPage", "admin"),
  },
  "/api/v1/deliveries/{id}": {
    get: {
      ...{ ...admin, id: "read-delivery", title: "Read one delivery", path: ["id"] },
      text: "With the body as it came. Signatures, tokens and cookies are never kept.",
      answers: { "200": { description: "The delivery.", schema: "DeliveryDetail" }, ...ABSENT },
    },
  },
  "/api/v1/events": {
    get: list(
      "events",
      "The event log: what senders told, as it was understood, what happened last first.",
      INBOX_QUERIES.events,
      "EventPage",
      "read",
    ),
  },
};
