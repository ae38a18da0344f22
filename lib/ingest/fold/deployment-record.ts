import type { DeploymentStatus } from "@/lib/domain/deployment";
import type { Tier } from "@/lib/domain/tier";
import type { Component } from "../events/deployment-body";

/** What a source says of a run beside what it is compared by. Null, and empty, is what it does not say. */
export type RecordFacts = {
  readonly release: string | null;
  readonly emergency: boolean;
  /** It says that this puts an earlier version back. */
  readonly rollback: boolean;
  /** What it says of its environment. */
  readonly tier: Tier | null;
  /** Of the repository of manifests, where it is not the application's. */
  readonly commitOf: "config" | null;
  readonly ref: string | null;
  readonly repository: string | null;
  readonly changeRequest: string | null;
  readonly approvedBy: readonly string[];
  readonly actor: string | null;
  readonly pipelineUrl: string | null;
  readonly configHash: string | null;
  /** RFC 3339. */
  readonly plannedFor: string | null;
  readonly links: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly changes: readonly string[];
  readonly components: readonly Component[];
};

/** What one source says of one run of a deployment. */
export type DeploymentRecord = {
  readonly entityKey: string;
  /** Follows from the key; the id of the deployment that is named by this record. */
  readonly id: string;
  /** Who tells it: a source, or its pipelines where that is all it shows (lib/domain/source). */
  readonly source: string;
  readonly connection: string;
  readonly externalId: string | null;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly commit: string | null;
  readonly status: DeploymentStatus;
  readonly requestedAt: Date | null;
  /** Null when nobody told of a start: the duration is unknown, the deployment counts all the same. */
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** When it got to this status; whatever arrived late does not count. */
  readonly occurredAt: Date;
  /** Its time as others are compared with it. */
  readonly windowFrom: Date;
  readonly windowUntil: Date;
  readonly facts: RecordFacts;
};

/** A roll-out that goes on for longer is compared by its last hours alone. */
const LONGEST_MS = 6 * 3_600_000;

/** The time of a run as others are compared with it: from its start, if known, to its end or its last state. */
export function windowOf({ startedAt, finishedAt, occurredAt }: Pick<DeploymentRecord, "startedAt" | "finishedAt" | "occurredAt">): {
  windowFrom: Date;
  windowUntil: Date;
} {
  const until = finishedAt ?? occurredAt;
  const from = Math.max(Math.min(startedAt?.getTime() ?? until.getTime(), until.getTime()), until.getTime() - LONGEST_MS);
  return { windowFrom: new Date(from), windowUntil: until };
}
