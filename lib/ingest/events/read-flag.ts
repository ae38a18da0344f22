import { flagDraft } from "../facts/draft";
import { contentHash } from "./content-hash";
import type { Reading } from "./event-draft";
import { flagBody } from "./flag-body";
import { readBody } from "./read-body";

const RULES = { pairs: [], mayLieAhead: [] } as const;

/** A body of `POST /api/v1/events/flags` as an event: each switch is an entity of its own. */
export function readFlag(value: unknown, now: Date): Reading {
  const read = readBody(flagBody, value, now, RULES);
  if (!read.ok) return read;
  const { body } = read;
  const id = body.id ?? contentHash([body.flag, body.environment, body.service, body.changedAt]);
  const facts = { ...body, id };
  const event = flagDraft(facts, { key: `flg:${id}:${contentHash(facts)}`, at: new Date(body.changedAt), receivedAt: now });
  const places = body.service === undefined ? [] : [{ service: body.service, environment: body.environment ?? null }];
  return { ok: true, event, also: [], places, ignored: read.ignored };
}
