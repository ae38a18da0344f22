import { type VerdictDecisionRow, verdictDecisionsOf } from "@/lib/db/read/decision/verdict";
import type { DeploymentRecord } from "@/lib/db/read/deployment/list";
import type { Horizon } from "@/lib/domain/horizon";
import { type DecidedWord, type PipelineWord, pipelineWord } from "@/lib/domain/pipeline-verdict";
import type { Verdict, VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";

/** How one deployment of a version stands, for something that acts on it. */
export type VersionStand = PipelineWord & {
  readonly state: VerdictState;
  readonly horizon: Horizon;
  /** The verdict behind it; null before the first look. */
  readonly verdict: Verdict | null;
  readonly decided: DecidedWord | null;
  readonly evidence: readonly string[];
};

/** The stands of some deployments, in their order: by their overall verdict, or by one horizon alone. */
export async function versionStands(deployments: readonly DeploymentRecord[], horizon: Horizon | null): Promise<VersionStand[]> {
  const decisions = await verdictDecisionsOf(deployments.map(({ id }) => id));
  return deployments.map((deployment) => standOf(deployment, horizon, wordOf(decisions.get(deployment.id) ?? [])));
}

function standOf({ verdicts, status }: DeploymentRecord, wanted: Horizon | null, decided: DecidedWord | null): VersionStand {
  const { state, horizon } = named(verdicts, wanted);
  const verdict = verdicts.find((one) => one.horizon === horizon) ?? null;
  const measured = pipelineWord(state, decided);
  const said = decided === null ? [] : [`${decided.by} ${decided.kind} this verdict: ${decided.reason}`];
  if (verdict === null && status === "failed")
    return { state, horizon, verdict, decided, ok: false, score: 0, evidence: ["The deployment itself failed."] };
  if (verdict === null && status === "cancelled")
    return { state, horizon, verdict, decided, ok: null, score: null, evidence: ["The deployment was cancelled."] };
  return { ...measured, state, horizon, verdict, decided, evidence: [...said, ...(verdict?.evidence ?? ["No look has been taken yet."])] };
}

function named(verdicts: readonly Verdict[], wanted: Horizon | null): { state: VerdictState; horizon: Horizon } {
  if (wanted === null) return overallVerdict(verdicts) ?? { state: "pending", horizon: "5m" };
  return { horizon: wanted, state: verdicts.find(({ horizon }) => horizon === wanted)?.state ?? "pending" };
}

function wordOf(said: readonly VerdictDecisionRow[]): DecidedWord | null {
  const last = said.at(-1);
  if (last === undefined || last.kind === "withdrawn") return null;
  return { kind: last.kind, state: last.state, reason: last.reason, by: last.by, at: last.decidedAt };
}
