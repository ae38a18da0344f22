import type { DeploymentStatus } from "@/lib/domain/deployment";

/** What one source says of one run, as it is stored. */
export type RecordRow = {
  readonly entityKey: string;
  /** The id that its deployment has, or would have, when it is named by this one. */
  readonly id: string;
  readonly source: string;
  readonly connection: string;
  readonly externalId: string | null;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly commit: string | null;
  readonly status: DeploymentStatus;
  readonly requestedAt: Date | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly occurredAt: Date;
  readonly windowFrom: Date;
  readonly windowUntil: Date;
  /** As lib/ingest/fold/deployment-record has it. */
  readonly facts: unknown;
  /** The deployment that it tells of; null for a sighting that somebody dismissed. */
  readonly deploymentId: string | null;
  readonly sameBy: string | null;
  readonly confidence: number | null;
  readonly demo: boolean;
};
