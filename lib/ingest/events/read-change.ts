import { changeBody } from "./change-body";
import { changeDraft } from "./change-draft";
import type { Reading } from "./event-draft";
import { readBody } from "./read-body";

const RULES = {
  pairs: [
    ["openedAt", "mergedAt"],
    ["openedAt", "closedAt"],
    ["firstCommitAt", "mergedAt"],
  ],
  mayLieAhead: [],
} as const;

/** A body of `POST /api/v1/events/changes` as an event. */
export function readChange(value: unknown, now: Date): Reading {
  const read = readBody(changeBody, value, now, RULES);
  return read.ok ? { ok: true, event: changeDraft(read.body, now), also: [], places: [], ignored: read.ignored } : read;
}
