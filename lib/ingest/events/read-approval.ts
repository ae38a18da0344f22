import { approvalDraft } from "../facts/draft";
import { approvalBody } from "./approval-body";
import { contentHash } from "./content-hash";
import type { Reading } from "./event-draft";
import { readBody } from "./read-body";

const RULES = { pairs: [["requestedAt", "decidedAt"]], mayLieAhead: ["dueAt"] } as const;

/** A body of `POST /api/v1/events/approvals` as an event. */
export function readApproval(value: unknown, now: Date): Reading {
  const read = readBody(approvalBody, value, now, RULES);
  if (!read.ok) return read;
  const { body } = read;
  const said = body.status === "requested" ? body.requestedAt : body.decidedAt;
  const event = approvalDraft(body, {
    key: `apr:${body.id}:${body.status}:${contentHash(body)}`,
    at: said === undefined ? null : new Date(said),
    receivedAt: now,
  });
  const places = body.service === undefined ? [] : [{ service: body.service, environment: body.environment ?? null }];
  return { ok: true, event, also: [], places, ignored: read.ignored };
}
