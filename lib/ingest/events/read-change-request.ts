import { changeRequestDraft } from "../facts/draft";
import { type ChangeRequestBody, changeRequestBody } from "./change-request-body";
import { contentHash } from "./content-hash";
import type { Reading } from "./event-draft";
import { readBody } from "./read-body";

/** The field that says when a state began, where one does. */
const WHEN: Readonly<Partial<Record<ChangeRequestBody["status"], keyof ChangeRequestBody>>> = {
  created: "openedAt",
  implementing: "startedAt",
  review: "finishedAt",
  closed: "closedAt",
};

const RULES = {
  pairs: [
    ["plannedStart", "plannedEnd"],
    ["startedAt", "finishedAt"],
    ["openedAt", "closedAt"],
  ],
  mayLieAhead: [],
} as const;

/** A body of `POST /api/v1/events/change-requests` as an event. */
export function readChangeRequest(value: unknown, now: Date): Reading {
  const read = readBody(changeRequestBody, value, now, RULES);
  if (!read.ok) return read;
  const { body } = read;
  const field = WHEN[body.status];
  const said = field === undefined ? undefined : body[field];
  const event = changeRequestDraft(body, {
    key: `crq:${body.id}:${body.status}:${contentHash(body)}`,
    at: typeof said === "string" ? new Date(said) : null,
    receivedAt: now,
  });
  const places = (body.services ?? []).map((service) => ({ service, environment: body.environment ?? null }));
  return { ok: true, event, also: [], places, ignored: read.ignored };
}
