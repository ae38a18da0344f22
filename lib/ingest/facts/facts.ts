import type { DeploymentStatus } from "@/lib/domain/deployment";
import type { IncidentStatus } from "@/lib/domain/incident";
import type { Tier } from "@/lib/domain/tier";
import type { ChangeBody } from "../events/change-body";
import type { DeploymentBody } from "../events/deployment-body";
import type { EntityType } from "../events/event-draft";
import type { IncidentBody } from "../events/incident-body";

// What an event says of its entity: only what was said, times as RFC 3339 in UTC. Folds read these and nothing else.

/** The version is settled, and changes are named by id only. */
export type DeploymentFacts = Omit<DeploymentBody, "version" | "changes" | "status"> & {
  readonly status: DeploymentStatus;
  readonly version: string;
  readonly changes?: readonly string[] | undefined;
  readonly requestedAt?: string | undefined;
  /** When it may have begun, for want of better: nobody who says that it started is contradicted. */
  readonly assumedStart?: string | undefined;
  /** What its sender says of the environment; otherwise the environment's name decides. */
  readonly tier?: Tier | undefined;
  /** The sender says that this puts an earlier version back. */
  readonly rollback?: boolean | undefined;
  /** Whose commit it is where it is not the application's: that of the repository of manifests which a reconciler applies. */
  readonly commitOf?: "config" | undefined;
  /** Its sender goes on trying: a success outdoes this failure, whenever each of them was. */
  readonly tentative?: boolean | undefined;
  /** Concluded from a run that is merely watched, rather than told of as a deployment. */
  readonly told?: "pipeline" | undefined;
};

export type Review = {
  readonly reviewer: string;
  readonly state: "approved" | "changes_requested" | "commented" | "dismissed";
  readonly at: string;
  readonly bot: boolean;
};

export type ChangeFacts = Partial<Omit<ChangeBody, "id">> & {
  readonly id: string;
  readonly reopenedAt?: string | undefined;
  readonly headCommit?: string | undefined;
  readonly headBranch?: string | undefined;
  readonly draft?: boolean | undefined;
  readonly review?: Review | undefined;
  /** This event takes approvals before it back: new commits, where the connection says so. */
  readonly dismissesApprovals?: boolean | undefined;
  /** Keys of tickets and change requests in title, branch or body (`ticketKeysIn`). */
  readonly tickets?: readonly string[] | undefined;
};

export type IncidentFacts = Partial<Omit<IncidentBody, "id" | "status">> & {
  readonly id: string;
  /** `updated` says nothing of how it stands. */
  readonly status: IncidentStatus | "updated";
  readonly mergedInto?: string | undefined;
  /** It was none after all: declined, cancelled or deleted. */
  readonly dismissed?: boolean | undefined;
  /** Who had taken it on no longer has. */
  readonly unacknowledgedAt?: string | undefined;
  /**
   * How it stood at this event, where the sender says that and not what happened: true ends it unless it had ended before, false
   * reopens it if it had ended.
   */
  readonly over?: boolean | undefined;
};

export type CommitFacts = {
  readonly repository: string;
  readonly sha: string;
  readonly parent?: string | undefined;
  /** First line of its message, at most 200 characters. */
  readonly message?: string | undefined;
  readonly author?: string | undefined;
  readonly bot?: boolean | undefined;
  readonly authoredAt?: string | undefined;
  readonly pushedAt?: string | undefined;
  readonly branch?: string | undefined;
  readonly onMain?: boolean | undefined;
  /** At most 1,000 paths; left out when the sender does not say. */
  readonly files?: readonly string[] | undefined;
  readonly tickets?: readonly string[] | undefined;
  readonly url?: string | undefined;
};

export type PipelineFacts = {
  readonly id: string;
  readonly status: "queued" | "started" | "finished";
  readonly outcome?: "success" | "failure" | "cancelled" | "skipped" | "other" | undefined;
  readonly name?: string | undefined;
  readonly repository?: string | undefined;
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  readonly commit?: string | undefined;
  readonly ref?: string | undefined;
  readonly queuedAt?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly finishedAt?: string | undefined;
  readonly url?: string | undefined;
  readonly actor?: string | undefined;
};

export const APPROVAL_STATUSES = ["requested", "approved", "rejected", "cancelled", "expired"] as const;
export type ApprovalFacts = {
  readonly id: string;
  readonly status: (typeof APPROVAL_STATUSES)[number];
  /** What it is about, as its sender calls it: a deployment's id, a change request's number, a release. */
  readonly subject?: string | undefined;
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  readonly requestedAt?: string | undefined;
  readonly decidedAt?: string | undefined;
  readonly dueAt?: string | undefined;
  readonly requestedBy?: string | undefined;
  readonly approvers?: readonly string[] | undefined;
  readonly decidedBy?: readonly string[] | undefined;
  readonly comment?: string | undefined;
  readonly url?: string | undefined;
};

export const CHANGE_REQUEST_STATUSES = [
  "created",
  "assessed",
  "authorised",
  "scheduled",
  "implementing",
  "review",
  "closed",
  "cancelled",
] as const;
export type ChangeRequestFacts = {
  readonly id: string;
  readonly status: (typeof CHANGE_REQUEST_STATUSES)[number];
  readonly number?: string | undefined;
  readonly title?: string | undefined;
  readonly type?: "standard" | "normal" | "emergency" | undefined;
  readonly emergency?: boolean | undefined;
  readonly unauthorised?: boolean | undefined;
  readonly approval?: "requested" | "approved" | "rejected" | undefined;
  readonly risk?: string | undefined;
  readonly impact?: string | undefined;
  readonly services?: readonly string[] | undefined;
  readonly environment?: string | undefined;
  readonly openedAt?: string | undefined;
  readonly plannedStart?: string | undefined;
  readonly plannedEnd?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly finishedAt?: string | undefined;
  readonly closedAt?: string | undefined;
  readonly outcome?: string | undefined;
  readonly requestedBy?: string | undefined;
  readonly group?: string | undefined;
  readonly url?: string | undefined;
};

export type TicketFacts = {
  readonly id: string;
  readonly key: string;
  readonly status: "open" | "in_progress" | "done";
  readonly title?: string | undefined;
  readonly type?: string | undefined;
  readonly priority?: string | undefined;
  readonly resolution?: string | undefined;
  readonly releases?: readonly string[] | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly openedAt?: string | undefined;
  readonly closedAt?: string | undefined;
  readonly reopenedAt?: string | undefined;
  readonly url?: string | undefined;
};

export type AlertFacts = {
  readonly id: string;
  readonly status: "firing" | "resolved";
  readonly startedAt: string;
  readonly endedAt?: string | undefined;
  readonly name?: string | undefined;
  readonly severity?: string | undefined;
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  readonly summary?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly url?: string | undefined;
};

export type FlagFacts = {
  readonly id: string;
  readonly flag: string;
  readonly state: string;
  readonly changedAt: string;
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  readonly actor?: string | undefined;
  readonly url?: string | undefined;
};

export type ArtifactFacts = {
  readonly id: string;
  readonly service?: string | undefined;
  readonly version?: string | undefined;
  readonly repository?: string | undefined;
  readonly commit?: string | undefined;
  /** Id of the change that it was built from. */
  readonly change?: string | undefined;
  readonly packagedAt?: string | undefined;
  readonly publishedAt?: string | undefined;
};

export type PublishedReleaseFacts = {
  readonly id: string;
  readonly repository: string;
  readonly tag: string;
  readonly status: "published" | "prereleased" | "edited" | "deleted";
  readonly name?: string | undefined;
  readonly prerelease?: boolean | undefined;
  readonly ref?: string | undefined;
  readonly commit?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly url?: string | undefined;
};

/** What the events of each entity type hold. */
export type FactsOf = {
  readonly commit: CommitFacts;
  readonly change: ChangeFacts;
  readonly pipeline: PipelineFacts;
  readonly artifact: ArtifactFacts;
  readonly "published-release": PublishedReleaseFacts;
  readonly deployment: DeploymentFacts;
  readonly approval: ApprovalFacts;
  readonly "change-request": ChangeRequestFacts;
  readonly ticket: TicketFacts;
  readonly flag: FlagFacts;
  readonly alert: AlertFacts;
  readonly incident: IncidentFacts;
};

/** Every entity type, checked against the facts. */
export type Facts = FactsOf[EntityType];
