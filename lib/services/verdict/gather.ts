import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import type { Horizon } from "@/lib/domain/horizon";
import { REQUEST_SOURCE_KINDS } from "@/lib/domain/request-source";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import type { Window } from "@/lib/domain/verdict";
import type { EndedBy, JudgeInput, MinuteRollup } from "@/lib/health/judge-input";
import { MOST_POINTS, spacingOf } from "@/lib/health/spacing-of";
import { cellMinutesOf } from "@/lib/health/windows";
import { gatherNeighbours } from "./gather-neighbours";
import { gatherOperations } from "./gather-operations";
import { type Requests, requestsOf, windowsOf } from "./gather-requests";
import { gatherSignatures } from "./gather-signatures";
import { isKept } from "./is-kept";
import { isReached } from "./is-reached";
import { askOf, type Look, lookAt } from "./look";
import { readAsks } from "./read-asks";
import { type SignalSource, STORE } from "./signal-source";
import { readStanding, type Standing } from "./standing";

const MINUTE_MS = 60_000;

/** A deployment at a horizon, to be judged. */
export type Asked = { readonly deployment: DueDeployment; readonly horizon: Horizon };

/**
 * Reads what judgements at `now` rest on, in the order of the question: requests over the baseline and the time after, of the version and
 * by operation, the same on earlier days, errors by signature, and where failures are passed on those that it calls. One source of requests
 * is chosen over all of it, so that metrics are never compared with spans. About a dozen statements, however many are asked. What they read
 * follows from the windows alone and not from how long a history there is: of a service with one version at a time 20 packed hours for a
 * look on minutes, 72 hours for 24h and 336 for 7d, of each of its 20 busiest operations and of ten services that it calls a few packed
 * hours or as many hours, and of each signature some 40 numbers. Of a horizon that a deployment did not live to see nothing is read: it is
 * judged by that alone.
 */
export async function gatherInputs(
  asked: readonly Asked[],
  now: Date,
  standing: Standing,
  from: SignalSource = STORE,
): Promise<JudgeInput[]> {
  const reached = asked.filter(({ deployment, horizon }) => isReached(deployment, horizon));
  const inputs = (await gatherReached(reached, now, standing, from)).values();
  return asked.map((one) => (reached.includes(one) ? inputs.next().value : undefined) ?? silentInput(one, now, standing, null));
}

async function gatherReached(asked: readonly Asked[], now: Date, standing: Standing, from: SignalSource): Promise<JudgeInput[]> {
  const looks = asked.map(({ deployment, horizon }) => lookAt(deployment, horizon, now, (since) => isKept(horizon, since, now)));
  const deployments = [...new Set(asked.map(({ deployment }) => deployment))];
  const [rows, firstSeen, unhealthy] = await Promise.all([
    readAsks(from, looks, requestAsks, REQUEST_SOURCE_KINDS),
    from.firstSeen(deployments),
    from.unhealthy(deployments.map((deployment) => ({ ...deployment, ...reachBack(looks, deployment) }))),
  ]);
  const unhealthyOf = ({ deployment }: Look): readonly Window[] => unhealthy.get(deployment.id) ?? [];
  const requests = new Map(looks.map((look, index) => [look, requestsOf(look, rows[index] ?? [], unhealthyOf(look))]));
  const [operations, signatures, neighbours] = await Promise.all([
    gatherOperations(looks, (look) => requests.get(look)?.kinds ?? new Set(), unhealthyOf, from),
    gatherSignatures(looks, (look) => requests.get(look)?.isNamed ?? true, from),
    gatherNeighbours(looks, (look) => requests.get(look), from),
  ]);
  const spokeAt = new Map(deployments.map((deployment, index) => [deployment, firstSeen[index] ?? null]));
  return looks.map((look) => ({
    ...told(look, now, requests.get(look) ?? requestsOf(look, [], []), spokeAt.get(look.deployment) ?? null),
    ...standingOf(look, standing),
    operations: operations.get(look) ?? [],
    signatures: signatures.get(look) ?? null,
    neighbours: neighbours.get(look) ?? [],
  }));
}

/** `gatherInputs` of one deployment at one horizon. */
export async function gatherInput(deployment: DueDeployment, horizon: Horizon, now: Date): Promise<JudgeInput> {
  const [input] = await gatherInputs([{ deployment, horizon }], now, await readStanding([deployment], now));
  if (input === undefined) throw new Error("A question has an answer.");
  return input;
}

/** What a judgement rests on where nothing was sent: only that, and when the version spoke first if it ever did. */
export function silentInput({ deployment, horizon }: Asked, now: Date, standing: Standing, spokeAt: Date | null): JudgeInput {
  const look = lookAt(deployment, horizon, now, () => false);
  return { ...told(look, now, requestsOf(look, [], []), spokeAt), ...standingOf(look, standing), operations: [], signatures: null };
}

const requestAsks = (look: Look) => windowsOf(look).map((window) => askOf(look, window, { operations: [ALL_OPERATIONS] }));

/** From the first window of a deployment's looks to its roll-out. */
function reachBack(looks: readonly Look[], deployment: DueDeployment): Window {
  const own = looks.filter((look) => look.deployment === deployment).flatMap(windowsOf);
  return { from: new Date(Math.min(...own.map(({ from }) => from.getTime()))), to: deployment.rolledOutAt };
}

function told({ deployment, horizon, windows }: Look, now: Date, requests: Requests, spokeAt: Date | null) {
  const { source, before, after, afterOfVersion, meantime, meantimeOfVersion, earlier } = requests;
  const { startedAt, rolledOutAt: finishedAt, version, previousVersion } = deployment;
  return {
    ...{ horizon, now, windows, source, before, after, afterOfVersion, meantime, meantimeOfVersion, earlier },
    spacing: spacingOfTold(requests, cellMinutesOf(horizon)),
    deployment: { startedAt, finishedAt, version, previousVersion },
    endedBy: endOf(deployment),
    trafficStartedAt: spokenSince(deployment, spokeAt, meantimeOfVersion, afterOfVersion),
  };
}

/** Of the last points that were told; 1 where they come in every cell, since hours do not tell how their minutes lie. */
function spacingOfTold({ before, after, meantime, earlier }: Requests, cellMinutes: number): number {
  const points = [...earlier.toReversed().flatMap((day) => [...day.before, ...day.after]), ...before, ...meantime, ...after];
  const spacing = spacingOf(points.slice(-MOST_POINTS));
  return spacing > cellMinutes ? spacing : 1;
}

/** When a deployment was first heard of. What its version said before the roll-out began, in an earlier life, tells nothing of this one. */
function spokenSince(
  { startedAt, rolledOutAt }: DueDeployment,
  spokeAt: Date | null,
  ...told: readonly (readonly MinuteRollup[])[]
): Date | null {
  const begin = Math.floor(Math.min(startedAt?.getTime() ?? Number.POSITIVE_INFINITY, rolledOutAt.getTime()) / MINUTE_MS) * MINUTE_MS;
  if (spokeAt !== null && spokeAt.getTime() >= begin) return spokeAt;
  return told.flat().find(({ at }) => at.getTime() >= begin)?.at ?? null;
}

const standingOf = ({ deployment, horizon }: Look, { placebo, promises, sensitivity }: Standing) => ({
  placebo: placebo(deployment, horizon),
  promises: promises(deployment),
  sensitivity,
});

function endOf({ endedAt, endedBy }: DueDeployment): EndedBy | null {
  return endedAt === null ? null : { kind: endedBy === "rollback" ? "rollback" : "next", at: endedAt };
}
