import { type DeploymentRecord, listDeployments } from "@/lib/db/read/deployment/list";
import { nextLookAt } from "@/lib/db/read/deployment/next-look";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { isTerminal } from "@/lib/domain/deployment";
import type { Horizon } from "@/lib/domain/horizon";
import type { DecidedWord } from "@/lib/domain/pipeline-verdict";
import type { Verdict, VerdictState } from "@/lib/domain/verdict";
import { notFound } from "./not-found";
import { type VersionStand, versionStands } from "./version-stand";

export type VerdictQuery = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  /** One horizon alone instead of the overall word. */
  readonly horizon?: Horizon | undefined;
};

/** What a pipeline acts on. `ok` and `score` are null while, or if, Wake cannot tell: silence is not health. */
export type VerdictAnswer = Omit<VerdictQuery, "horizon"> & {
  readonly deployment: string;
  readonly ok: boolean | null;
  readonly state: VerdictState;
  readonly horizon: Horizon;
  /** 100 for healthy, 50 for suspect, 0 for regressed or taken back; 100 for what a person dismissed. */
  readonly score: number | null;
  readonly evidence: readonly string[];
  /** What it would take to tell, when it cannot be told. */
  readonly needed: Verdict["needed"];
  /** Version of the method; null before the first look. */
  readonly method: string | null;
  /** A person's word on it; null without one. */
  readonly decided: DecidedWord | null;
  /** When to ask again, in seconds; null when the answer will not change any more. */
  readonly retryAfterSeconds: number | null;
};

const SOON_S = 5;
/** A roll-out that is under way has no next look yet. */
const UNDER_WAY_S = 15;

/** The verdict of the latest deployment of a version. Throws `not-found` when it was never announced there. */
export async function versionVerdict(actor: Actor | null, { horizon: wanted, ...query }: VerdictQuery, now: Date): Promise<VerdictAnswer> {
  authorise(actor, "view.read");
  const [deployment] = await listDeployments(query, reachOf(actor), null, 1);
  if (deployment === undefined) throw notFound("deployment");
  const [[stand], next] = await Promise.all([versionStands([deployment], wanted ?? null), nextLookAt(deployment.id)]);
  if (stand === undefined) throw notFound("deployment");
  const { verdict, ok, state, horizon, score, evidence, decided } = stand;
  return {
    ...query,
    deployment: deployment.id,
    ...{ ok, state, horizon, score, evidence, decided },
    needed: verdict?.needed ?? null,
    method: verdict?.method ?? null,
    retryAfterSeconds: isFinal(stand, wanted) ? null : secondsUntil(deployment, next, now),
  };
}

/** A horizon that was asked for by itself is over once it was judged after its end. */
const isFinal = ({ verdict }: VersionStand, wanted: Horizon | undefined): boolean =>
  wanted !== undefined && verdict !== null && verdict.at >= verdict.dueAt;

function secondsUntil({ status }: DeploymentRecord, next: Date | null, now: Date): number | null {
  if (next === null) return isTerminal(status) ? null : UNDER_WAY_S;
  return Math.max(SOON_S, Math.ceil((next.getTime() - now.getTime()) / 1_000));
}
