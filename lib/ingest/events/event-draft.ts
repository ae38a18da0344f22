import type { FieldIssue } from "@/lib/domain/error";

export const EVENT_KINDS = ["deployments", "incidents", "changes", "change-requests", "approvals", "flags"] as const;
/** What a sender posts to; also the topic of the change it makes. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** Everything that events are about; each has a fold and a projection of its own. */
export const ENTITY_TYPES = [
  "commit",
  "change",
  "pipeline",
  "artifact",
  "published-release",
  "deployment",
  "approval",
  "change-request",
  "ticket",
  "flag",
  "alert",
  "incident",
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** An event before it is stored. Storing it twice, by its key, is the same as storing it once. */
export type EventDraft = {
  readonly eventKey: string;
  readonly entityType: EntityType;
  readonly entityKey: string;
  /** `noun.state`, such as `deployment.succeeded`. */
  readonly type: string;
  /** Order of states at the same instant. */
  readonly rank: number;
  readonly occurredAt: Date;
  /** Whether the sender said when, or Wake took the moment of arrival; `clamped`: it was said to be later than it arrived. */
  readonly occurredAtSource: "payload" | "header" | "received" | "clamped";
  /** The facts as they were understood, in JSON (lib/ingest/facts); what the fold reads. */
  readonly payload: Readonly<Record<string, unknown>>;
};

/** Where an event has its effect, so that a token's reach can be checked; null for an environment that was not named. */
export type Place = { readonly service: string; readonly environment: string | null };

export type Reading =
  | {
      readonly ok: true;
      readonly event: EventDraft;
      /** Further events that the same body tells of. */
      readonly also: readonly EventDraft[];
      readonly places: readonly Place[];
      /** Fields that mean nothing to Wake. */
      readonly ignored: readonly string[];
    }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };
