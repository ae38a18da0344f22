import { listDeployments } from "@/lib/db/read/deployment/list";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import type { Horizon } from "@/lib/domain/horizon";
import type { VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import { notFound } from "./not-found";

export type VerdictQuery = { readonly service: string; readonly environment: string; readonly version: string };

/** What a pipeline acts on. `ok` and `score` are null while, or if, Wake cannot tell: silence is not health. */
export type VerdictAnswer = VerdictQuery & {
  readonly deployment: string;
  readonly ok: boolean | null;
  readonly state: VerdictState;
  readonly horizon: Horizon;
  /** 100 for healthy, 50 for suspect, 0 for regressed or taken back. */
  readonly score: number | null;
  readonly evidence: readonly string[];
};

const SCORE: Readonly<Partial<Record<VerdictState, number>>> = { healthy: 100, improved: 100, suspect: 50, regressed: 0, "rolled-back": 0 };
const PASSES = 100;

/** The overall verdict of the latest deployment of a version. Throws `not-found` when it was never announced there. */
export async function versionVerdict(actor: Actor | null, query: VerdictQuery): Promise<VerdictAnswer> {
  authorise(actor, "view.read");
  const [deployment] = await listDeployments(query, reachOf(actor), null, 1);
  if (deployment === undefined) throw notFound("deployment");
  const overall = overallVerdict(deployment.verdicts);
  const { state, horizon } = overall ?? { state: "pending" as const, horizon: "5m" as const };
  const score = SCORE[state] ?? null;
  const evidence = deployment.verdicts.find((verdict) => verdict.horizon === horizon)?.evidence ?? ["No horizon has been looked at yet."];
  return { ...query, deployment: deployment.id, ok: score === null ? null : score >= PASSES, state, horizon, score, evidence };
}
