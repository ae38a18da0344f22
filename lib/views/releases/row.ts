import type { WakeRow } from "@/lib/db/read/deployment/wakes";
import type { Horizon } from "@/lib/domain/horizon";
import type { Ratio, Verdict, VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import { releaseHref } from "@/lib/urls/release";

/** One deployment as the list shows it. */
export type ReleaseListRow = {
  readonly deploymentId: string;
  readonly href: string;
  readonly service: string;
  readonly team: string | null;
  readonly environment: string;
  readonly version: string;
  /** The configuration that nobody announced, cut short; null where the version itself is meant. */
  readonly configuration: string | null;
  readonly rolledOutAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly isRollback: boolean;
  readonly emergency: boolean;
  /** False: telemetry shows it, and nobody announced it. */
  readonly recorded: boolean;
  /** False: the attempt failed before anything changed. */
  readonly reached: boolean;
  /** How a person calls it then. */
  readonly title: string | null;
  /** The one word, and the horizon it was said at; null before the first look. */
  readonly verdict: { readonly state: VerdictState; readonly horizon: Horizon } | null;
  readonly errors: Ratio | null;
  readonly p95: Ratio | null;
  readonly changes: number;
  readonly incidents: readonly { readonly id: string; readonly title: string }[];
};

const CONFIGURATION_LENGTH = 8;

/** Puts a deployment, what is concluded of it and what it caused into one row. */
export function releaseListRow(deployment: WakeRow, changes: number, incidents: ReleaseListRow["incidents"]): ReleaseListRow {
  const overall = overallVerdict(deployment.verdicts);
  const shown = deployment.verdicts.find((verdict) => verdict.horizon === overall?.horizon);
  return {
    deploymentId: deployment.deploymentId,
    href: releaseHref({ id: deployment.releaseId, deployment: deployment.deploymentId }),
    service: deployment.service,
    team: deployment.team,
    environment: deployment.environment,
    version: deployment.version,
    configuration: deployment.recorded ? null : (deployment.configHash?.slice(0, CONFIGURATION_LENGTH) ?? null),
    rolledOutAt: deployment.rolledOutAt,
    endedAt: deployment.endedAt,
    endedBy: deployment.endedBy,
    isRollback: deployment.isRollback,
    emergency: deployment.emergency,
    recorded: deployment.recorded,
    reached: deployment.reached,
    title: deployment.title,
    verdict: overall,
    errors: effectOf(shown, "errors"),
    p95: effectOf(shown, "p95"),
    changes,
    incidents,
  };
}

const effectOf = (verdict: Verdict | undefined, metric: "errors" | "p95"): Ratio | null =>
  verdict?.effects.find((effect) => effect.metric === metric)?.effect ?? null;
