import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import type { DemoVerdict } from "@/lib/db/write/demo";
import { HORIZONS } from "@/lib/domain/horizon";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import type { Verdict, Window } from "@/lib/domain/verdict";
import { judgeHorizon } from "@/lib/health/judge";
import { type Asked, gatherInputs } from "@/lib/services/verdict/gather";
import { isKept } from "@/lib/services/verdict/is-kept";
import { lookAt } from "@/lib/services/verdict/look";
import { overlaps } from "@/lib/services/verdict/overlaps";
import { type SignalSource, STORE } from "@/lib/services/verdict/signal-source";
import { readStanding } from "@/lib/services/verdict/standing";
import type { ToldSignals } from "@/prisma/seed/told-signals";

/** Deployments whose statements are shared: what their windows cover is unpacked once, and held until they are judged. */
const TOGETHER = 10;
/** The end of what still runs. */
const NEVER = new Date(8.64e15);

/**
 * What the judge says at `now` of some deployments of one service, as `evaluateDue` would have it. Requests come from the telemetry at
 * hand instead of thousands of reads of what has just been written; operations and errors are read from the store, many at a time.
 * Which releases were unhealthy is known once all were judged: the looks to which that matters are then repeated.
 */
export async function judgeHistory(deployments: readonly DueDeployment[], signals: ToldSignals, now: Date): Promise<DemoVerdict[]> {
  const standing = await readStanding(deployments, now);
  const judge = async (asked: readonly Asked[], unhealthy: readonly DueDeployment[]): Promise<DemoVerdict[]> => {
    const inputs = await gatherInputs(asked, now, standing, sourceOf(signals, unhealthy));
    return inputs.flatMap((input, index) => demoVerdict(asked[index]?.deployment, judgeHorizon(input)));
  };
  const judgeAll = async (asked: readonly Asked[], unhealthy: readonly DueDeployment[]): Promise<DemoVerdict[]> => {
    const verdicts: DemoVerdict[] = [];
    for (let from = 0; from < asked.length; from += TOGETHER * HORIZONS.length)
      verdicts.push(...(await judge(asked.slice(from, from + TOGETHER * HORIZONS.length), unhealthy)));
    return verdicts;
  };
  const asked = deployments.flatMap((deployment) => HORIZONS.map((horizon) => ({ deployment, horizon })));
  const first = await judgeAll(asked, []);
  const bad = new Set(first.flatMap(({ deploymentId, verdict }) => (isBad(verdict) ? [deploymentId] : [])));
  const unhealthy = deployments.filter(({ id, endedBy }) => endedBy === "rollback" || bad.has(id));
  const second = await judgeAll(
    asked.filter((one) => wasSpoilt(one, unhealthy, now)),
    unhealthy,
  );
  const again = new Set(second.map(keyOf));
  return [...first.filter((one) => !again.has(keyOf(one))), ...second];
}

function sourceOf(signals: ToldSignals, unhealthy: readonly DueDeployment[]): SignalSource {
  return {
    ...STORE,
    windows: async (asks, step, kinds) => {
      const isWhole = asks.every(({ operations }) => operations?.every((operation) => operation === ALL_OPERATIONS));
      if (!isWhole) return STORE.windows(asks, step, kinds);
      return asks.map((ask) => signals.rollups({ ...ask, step }).map((row) => ({ ...row, kind: "server", operation: ALL_OPERATIONS })));
    },
    firstSeen: async (versions) => versions.map(({ environment, version }) => signals.firstSeen(environment, version)),
    unhealthy: async (asked) => new Map(asked.map(({ id, environment }) => [id, timesOf(unhealthy, id, environment)])),
  };
}

const isBad = ({ state }: Verdict): boolean => state === "regressed" || state === "silent";

/** Whether an unhealthy release lies in what a look compares with. */
function wasSpoilt({ deployment, horizon }: Asked, unhealthy: readonly DueDeployment[], now: Date): boolean {
  const times = timesOf(unhealthy, deployment.id, deployment.environment);
  const { windows, earlier } = lookAt(deployment, horizon, now, (since) => isKept(horizon, since, now));
  const compared = [...windows.before, ...earlier.flatMap(({ before, after }) => [before, after])];
  return compared.some((window) => times.some((time) => overlaps(time, window)));
}

const keyOf = ({ deploymentId, verdict }: DemoVerdict): string => `${deploymentId} ${verdict.horizon}`;

const demoVerdict = (deployment: DueDeployment | undefined, verdict: Verdict): DemoVerdict[] =>
  deployment === undefined ? [] : [{ deploymentId: deployment.id, verdict }];

const timesOf = (unhealthy: readonly DueDeployment[], id: string, environment: string): Window[] =>
  unhealthy
    .filter((one) => one.id !== id && one.environment === environment)
    .map(({ rolledOutAt, endedAt }) => ({ from: rolledOutAt, to: endedAt ?? NEVER }));
