import { HORIZONS, type Horizon, horizonEnd } from "@/lib/domain/horizon";
import type { Verdict, Window } from "@/lib/domain/verdict";
import { judgeHorizon } from "../judge";
import { endingOf } from "./ending";
import { type Case, inputsOf } from "./input";
import { type Place, placeKey, placesOf } from "./place";
import type { World, WorldDeployment, WorldVerdict } from "./world";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Looks during a roll-out. */
const MOST_DURING = 12;

/** Minutes after the roll-out at which each horizon is looked at; the horizon's own end, or `now`, is always one more. */
const LOOKS: Readonly<Record<Horizon, readonly number[]>> = {
  "5m": [1, 2, 3, 4],
  "1h": [5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 45],
  "24h": [180],
  "7d": [4320],
};

/**
 * The verdicts on every deployment of a world at every horizon, as they stand at its `now`, in the order of its deployments. They are
 * judged in order of time, so that what one that turned out badly left behind is no baseline of those after it.
 */
export function judgeWorld(world: World): WorldVerdict[] {
  const places = placesOf(world);
  const spoiled = new Map<string, Window[]>();
  const judged = new Map<WorldDeployment, WorldVerdict[]>();
  for (const deployment of world.deployments.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime())) {
    const key = placeKey(deployment);
    const [place, endedBy, bad] = [places.get(key) ?? null, endingOf(deployment, world), spoiled.get(key) ?? []];
    const shared = { deployment, place, neighbours: neighboursOf(place, places), endedBy, spoiled: bad };
    const verdicts = HORIZONS.map((horizon) => judgeOne(world.now, { ...shared, horizon }));
    judged.set(deployment, verdicts);
    if (world.freezeHistory || verdicts.every(({ detectedAt }) => detectedAt === null)) continue;
    const to = endedBy?.at ?? new Date(deployment.finishedAt.getTime() + DAY_MS);
    spoiled.set(key, [...bad, { from: deployment.startedAt, to }]);
  }
  return world.deployments.flatMap((deployment) => judged.get(deployment) ?? []);
}

/** Other services of the environment, where some failures of this one began in others. */
function neighboursOf(place: Place | null, places: ReadonlyMap<string, Place>): Place[] {
  if (place?.passesOn !== true) return [];
  return [...places.values()].filter((one) => one !== place && one.environment === place.environment);
}

function judgeOne(now: Date, one: Case): WorldVerdict {
  const { deployment, horizon } = one;
  const last = Math.min(now.getTime(), horizonEnd(deployment.finishedAt, horizon).getTime());
  const inputAt = inputsOf(one);
  const look = (at: number): Verdict => judgeHorizon(inputAt(new Date(at)));
  const verdict = look(last);
  const looks = looksAt(deployment, horizon).filter((at) => at < last);
  const detectedAt = looks.find((at) => isBad(look(at))) ?? (isBad(verdict) ? last : null);
  const main = mainEffect(verdict);
  return {
    deployment: deployment.id,
    horizon,
    state: verdict.state,
    at: verdict.at,
    effect: {
      metric: main?.metric ?? "errors",
      ratio: main?.effect?.ratio ?? null,
      low: main?.effect?.low ?? null,
      high: main?.effect?.high ?? null,
    },
    evidence: verdict.evidence,
    needed: verdict.needed === null ? null : { requests: verdict.needed.requests, minutes: verdict.needed.minutes },
    detectedAt: detectedAt === null ? null : new Date(detectedAt),
  };
}

/** The looks of a horizon; those at the first one begin while old and new still serve side by side. */
function looksAt({ startedAt, finishedAt }: WorldDeployment, horizon: Horizon): number[] {
  const after = LOOKS[horizon].map((minutes) => finishedAt.getTime() + minutes * MINUTE_MS);
  if (horizon !== "5m") return after;
  const took = Math.floor((finishedAt.getTime() - startedAt.getTime()) / MINUTE_MS);
  const step = Math.max(1, Math.ceil(took / MOST_DURING));
  const during = Array.from({ length: Math.floor(took / step) }, (_, index) => startedAt.getTime() + (index + 1) * step * MINUTE_MS);
  return [...during, ...after];
}

const isBad = ({ state }: Verdict): boolean => state === "regressed" || state === "silent";

type Effect = Pick<Verdict["effects"][number], "metric" | "effect">;

/** The effect that says most: the one whose interval lies furthest from no change; of what is bad, on the side of worse. */
function mainEffect({ state, effects, operations }: Verdict): Effect | undefined {
  const isWorse = state === "regressed" || state === "suspect";
  const distance = ({ effect }: Effect): number =>
    effect === null ? -1 : Math.max(0, Math.log(effect.low), isWorse ? 0 : -Math.log(effect.high));
  const whole: readonly Effect[] = effects.filter(({ metric }) => metric !== "throughput");
  const parts = isWorse ? operations.filter(({ proven }) => proven) : [];
  return [...whole, ...parts].reduce((best, one) => (distance(one) > distance(best) ? one : best));
}
