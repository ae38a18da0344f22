import type { EventKind } from "@/lib/ingest/events/event-draft";
import type { ItemResult } from "@/lib/services/event/record";
import { statusOf } from "../problem";

const NOUN: Readonly<Record<EventKind, string>> = {
  deployments: "deployment",
  incidents: "incident",
  changes: "change",
  "change-requests": "changeRequest",
  approvals: "approval",
  flags: "flag",
};

/** What the sender of one body is told: what it made and what Wake now believes of it, or why it was refused. */
export function itemAnswer(kind: EventKind, result: ItemResult): Record<string, unknown> {
  if (result.outcome === "refused") {
    const { code, message, fix, issues } = result.error;
    return { status: "refused", code: statusOf(code), detail: message, fix, ...(issues.length > 0 ? { errors: issues } : {}) };
  }
  const { entity, ignored, outcome } = result;
  return { id: entity.id, status: outcome, ...(ignored.length > 0 ? { ignored } : {}), [NOUN[kind]]: entity };
}

/** One word of a kind, for sentences: `1 deployment`, `2 deployments`. */
export const counted = (kind: EventKind, count: number): string => `${count} ${(count === 1 ? kind.slice(0, -1) : kind).replace("-", " ")}`;
