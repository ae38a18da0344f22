import type { WorldPoint } from "@/lib/health/offline/world";
import type { Random } from "@/tests/support/prng";
import { Durations } from "./durations";
import { PARAMETERS } from "./parameters";
import { errorSeasonAt, type Route, rateAt } from "./profile";
import { shareAt, youngAt } from "./roll-out";
import { binomial } from "./samplers";
import type { Scenario } from "./scenario";
import { type Drawn, drawSignatures, NO_SIGNATURES } from "./signatures";
import { streamsOf } from "./streams";
import { faultHarm, type Harm, NO_HARM, outageHarm } from "./trouble";
import { type Noise, noiseOf } from "./weather";

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** Instants within a minute at which the shares of the versions are read. */
const SAMPLES = [0.125, 0.375, 0.625, 0.875];

const durations = new Durations();

/** Errors that the fault adds, as expected and not as drawn. */
export type Extra = { errors: number };
export type SeriesMap = Map<string, { version: string; operation: string; points: WorldPoint[] }>;

/** One version in one minute: its part of the traffic, and how many of its instances have just begun. */
type Part = { readonly version: string; readonly share: number; readonly young: number; readonly isJudged: boolean };

/** Draws the minutes of a period into the series, and adds to the errors that the fault is expected to cause. */
export function drawMinutes(scenario: Scenario, from: number, to: number, series: SeriesMap, extra: Extra): void {
  const stream = streamsOf(scenario.seed);
  const random = stream(`minutes ${from}`);
  const { routes } = scenario.profile;
  const noise = noiseOf(stream(`noise ${from}`), routes.length);
  for (let at = from; at < to; at += MINUTE_MS) {
    const now = noise();
    const parts = partsAt(scenario, at);
    const weights = mixAt(scenario, at, now);
    for (const [index, route] of routes.entries())
      for (const part of parts) {
        const point = drawPoint(random, { scenario, at, noise: now, part, route, index, weight: weights[index] ?? 0 }, extra);
        if (point === null) continue;
        const key = `${part.version} ${route.operation}`;
        const known = series.get(key);
        if (known === undefined) series.set(key, { version: part.version, operation: route.operation, points: [point] });
        else known.points.push(point);
      }
  }
}

/** Who answers in a minute. Releases older than five days were made by the version before. */
function partsAt({ rollOut, fault, unrecordedAt }: Scenario, at: number): Part[] {
  const share = SAMPLES.reduce((sum, within) => sum + shareAt(rollOut, at + within * MINUTE_MS), 0) / SAMPLES.length;
  const isUnrecorded = unrecordedAt !== null && at >= unrecordedAt;
  const takesOld = isUnrecorded && unrecordedAt < rollOut.startedAt;
  const old = takesOld ? "v1-hotfix" : at < rollOut.startedAt - 5 * DAY_MS ? "v0" : "v1";
  const isSilent = fault?.kind === "silence";
  const before: Part = { version: old, share: isSilent && fault.heldBack ? 1 : 1 - share, young: 0, isJudged: false };
  if (share === 0 || isSilent) return before.share > 0 ? [before] : [];
  const young = youngAt(rollOut, at + MINUTE_MS / 2, PARAMETERS.restartBlip.minutes);
  const replaced = isUnrecorded && !takesOld;
  const judged: Part = { version: replaced ? "v2-hotfix" : "v2", share, young, isJudged: !replaced };
  return before.share > 0 ? [before, judged] : [judged];
}

/** Parts of the requests that each route has in a minute. */
function mixAt({ profile, mixShift }: Scenario, at: number, noise: Noise): number[] {
  const shifted = profile.routes.map(({ weight }, index) => {
    const factor = mixShift !== null && mixShift.route === index && at >= mixShift.at ? mixShift.factor : 1;
    return weight * factor * (noise.mix[index] ?? 1);
  });
  const total = shifted.reduce((sum, weight) => sum + weight, 0);
  return shifted.map((weight) => weight / total);
}

type Cell = {
  readonly scenario: Scenario;
  readonly at: number;
  readonly noise: Noise;
  readonly part: Part;
  readonly route: Route;
  readonly index: number;
  readonly weight: number;
};

function drawPoint(random: Random, cell: Cell, extra: Extra): WorldPoint | null {
  const { scenario, at, noise, part, route, index, weight } = cell;
  const { profile, outage, fault, rollOut } = scenario;
  const others = outage === null ? NO_HARM : outageHarm(outage, index, at);
  const isHurt = part.isJudged && fault !== null;
  const own = isHurt ? faultHarm(fault, index, (at - rollOut.startedAt) / MINUTE_MS) : NO_HARM;
  const busier = outage !== null && at >= outage.from && at < outage.to ? outage.busier : 1;
  const mean = rateAt(profile, at) * noise.rate * busier * part.share * weight;
  const requests = drawRequests(random, mean, cell, others.slower * own.slower, own);
  if (requests === null) return null;
  const usual = route.errors * errorSeasonAt(profile, at) * noise.errors;
  const chances = {
    here: Math.min(0.95, usual * (own.factor - profile.upstream) + others.own + part.young * scenario.blip),
    below: Math.min(0.95, usual * profile.upstream + others.propagated + own.propagated),
    unseen: own.unseen,
  };
  if (isHurt && at >= rollOut.finishedAt) extra.errors += mean * extraShare(usual, own);
  const failed = drawErrors(random, requests.count, chances);
  return {
    at: new Date(at),
    count: requests.count,
    errors: failed.known + failed.unseen + failed.below,
    ownErrors: failed.known + failed.unseen,
    durations: requests.histogram,
    signatures:
      failed.known + failed.unseen + failed.below === 0 ? NO_SIGNATURES : drawSignatures(random, cell.scenario, part.isJudged, failed),
    instances: Math.max(1, Math.round(part.share * rollOut.instances)),
  };
}

const extraShare = (usual: number, harm: Harm): number => usual * (harm.factor - 1) + harm.propagated + harm.unseen;

/** Requests of the minute by duration; some of them, of young instances or of a faulty tail, slower than the rest. */
function drawRequests(
  random: Random,
  mean: number,
  { noise, part, route }: Cell,
  slower: number,
  own: Harm,
): ReturnType<Durations["take"]> {
  const median = route.medianMs * noise.latency * slower;
  const tail =
    own.tailSlower > 1
      ? { share: PARAMETERS.tail.share, slower: own.tailSlower }
      : { share: part.young, slower: PARAMETERS.restartBlip.slower };
  durations.draw(random, mean * (1 - tail.share), median, route.sigma);
  durations.draw(random, mean * tail.share, median * tail.slower, route.sigma);
  return durations.take();
}

/** Three kinds of failure, one after another, of requests that have not failed yet. */
function drawErrors(random: Random, count: number, chances: { here: number; below: number; unseen: number }): Drawn {
  const below = binomial(random, count, chances.below);
  const unseen = binomial(random, count - below, chances.unseen);
  return { below, unseen, known: binomial(random, count - below - unseen, chances.here) };
}
