import type { FieldIssue } from "@/lib/domain/error";

export const EVENT_KINDS = ["deployments", "incidents", "changes"] as const;
/** What a sender posts to; also the topic of the change it makes. */
export type EventKind = (typeof EVENT_KINDS)[number];

export type EntityType = "deployment" | "incident" | "change";

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
  /** Whether the sender said when, or Wake took the moment of arrival. */
  readonly occurredAtSource: "payload" | "received";
  /** The body as it was understood, in JSON; what the fold reads. */
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
