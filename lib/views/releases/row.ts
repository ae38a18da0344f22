import type { WakeRow } from "@/lib/db/read/deployment/wakes";
import type { IncidentRow } from "@/lib/db/read/incident/in-period";
import type { Horizon } from "@/lib/domain/horizon";
import type { Ratio, Verdict, VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import { releaseHref } from "@/lib/urls/release";
import type { VerdictFilter } from "@/lib/urls/releases";

/** One deployment as the list shows it. */
export type ReleaseListRow = {
  readonly deploymentId: string;
  readonly href: string;
  readonly service: string;
  readonly team: string | null;
  readonly environment: string;
  readonly version: string;
  readonly rolledOutAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly isRollback: boolean;
  readonly emergency: boolean;
  /** The one word, and the horizon it was said at; null before the first look. */
  readonly verdict: { readonly state: VerdictState; readonly horizon: Horizon } | null;
  readonly errors: Ratio | null;
  readonly p95: Ratio | null;
  readonly changes: number;
  readonly incidents: readonly { readonly id: string; readonly title: string }[];
};

/** Puts a deployment, what is concluded of it and what it caused into one row. */
export function releaseListRow(deployment: WakeRow, changes: number, incidents: readonly IncidentRow[]): ReleaseListRow {
  const overall = overallVerdict(deployment.verdicts);
  const shown = deployment.verdicts.find((verdict) => verdict.horizon === overall?.horizon);
  return {
    deploymentId: deployment.deploymentId,
    href: releaseHref({ id: deployment.releaseId, deployment: deployment.deploymentId }),
    service: deployment.service,
    team: deployment.team,
    environment: deployment.environment,
    version: deployment.version,
    rolledOutAt: deployment.rolledOutAt,
    endedAt: deployment.endedAt,
    endedBy: deployment.endedBy,
    isRollback: deployment.isRollback,
    emergency: deployment.emergency,
    verdict: overall,
    errors: effectOf(shown, "errors"),
    p95: effectOf(shown, "p95"),
    changes,
    incidents: incidents
      .filter((incident) => incident.causes.some((cause) => cause.deploymentId === deployment.deploymentId))
      .map(({ id, title }) => ({ id, title })),
  };
}

const effectOf = (verdict: Verdict | undefined, metric: "errors" | "p95"): Ratio | null =>
  verdict?.effects.find((effect) => effect.metric === metric)?.effect ?? null;

/** Whether a row belongs to what the viewer asked to see. */
export function matches(row: ReleaseListRow, filter: VerdictFilter | null, search: string | null): boolean {
  const words = search === null || `${row.service} ${row.version}`.toLowerCase().includes(search.toLowerCase());
  return words && (filter === null || inGroup(row, filter));
}

function inGroup(row: ReleaseListRow, filter: VerdictFilter): boolean {
  const state = row.verdict?.state ?? "pending";
  const failed = state === "regressed" || state === "rolled-back" || row.endedBy === "rollback";
  const open = !failed && row.endedAt === null && (state === "pending" || state === "watching");
  if (filter === "failed") return failed;
  if (filter === "open") return open;
  if (filter === "unclear") return !failed && !open && ["insufficient", "silent", "superseded", "pending", "watching"].includes(state);
  return state === filter;
}
