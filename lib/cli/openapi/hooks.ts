import type { Answer, Operation } from "./operation";

const ANSWERS: Readonly<Record<string, Answer>> = {
  "200": { description: "It was known already.", schema: "Taken" },
  "202": { description: "It is kept, and nothing of it can be lost any more.", schema: "Taken" },
  "400": { description: "Not JSON.", schema: "Problem" },
  "401": { description: "No signature or token, or a wrong one.", schema: "Problem" },
  "403": { description: "The token lacks the scope ingest:events.", schema: "Problem" },
  "413": { description: "Larger than 26 MiB.", schema: "Problem" },
  "415": { description: "Not a format that Wake reads.", schema: "Problem" },
  "503": { description: "The database cannot be reached; `Retry-After` says when to send it again.", schema: "Problem" },
};

/** Where other systems send to, by path. */
export const HOOKS: Readonly<Record<string, Operation>> = {
  "/api/hooks/{connection}": {
    ...{ id: "take-delivery", tag: "Events in", title: "Take a webhook", scope: null, path: ["connection"] },
    text: "For a system that was connected under Settings, Sources. Its signature is checked over the bytes as they came; a system that cannot sign sends the secret as bearer, as the password of basic, in X-Wake-Token or as `?key=`. Your own: X-Wake-Signature: t=<seconds>,v1=<hex HMAC-SHA256 of `t.body`>.",
    body: { text: "Whatever the system sends.", content: { "application/json": { schema: {} } } },
    answers: { ...ANSWERS, "404": { description: "There is no such connection, or it is disabled.", schema: "Problem" } },
  },
  "/api/v1/cdevents": {
    ...{ id: "take-cdevents", tag: "Events in", title: "Take CDEvents", scope: "ingest:events" },
    text: "CloudEvents by HTTP: structured, binary with ce- headers, in a batch, or the bare body of a CDEvent. The same event by any of them counts once.",
    body: {
      text: "One event, or a list of them as application/cloudevents-batch+json.",
      content: { "application/cloudevents+json": { schema: { type: "object" } }, "application/json": { schema: { type: "object" } } },
    },
    answers: ANSWERS,
  },
};
