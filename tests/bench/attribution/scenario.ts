import type { AttributionInput, Change } from "@/lib/health/attribution/input";
import { normal, prng, type Random } from "@/tests/support/prng";
import { between, drawLandscape, type Landscape, oneOf, wholeBetween } from "./landscape";
import { drawFault, drawReleases, type Fault, type Release } from "./outage";
import { atMinute, NEW, OLD, observe, type Visibility } from "./telemetry";
import { type Noise, type Weather, weatherAt } from "./weather";

/** An outage whose cause is known: the key of the culprit, or `none`. */
export type Scenario = { readonly seed: number; readonly kind: Fault["kind"]; readonly input: AttributionInput; readonly truth: string };

const MINUTES = 150;
/** Nobody is told of less: failing shares of a service, and times slower. */
const [ALARM_FAILING, ALARM_SLOW] = [0.01, 1.6];

/** One labelled outage that somebody noticed; the same seed draws the same one. */
export function scenario(seed: number): Scenario {
  const random = prng(seed * 2_654_435_761);
  for (;;) {
    const landscape = drawLandscape(random);
    const releases = drawReleases(random, landscape);
    const fault = drawFault(random, landscape, releases);
    const noise = drawNoise(random, landscape);
    const weatherOf = (of: Fault): readonly Weather[] => noise.map((now, minute) => weatherAt(minute, landscape, releases, of, now));
    const weather = weatherOf(fault);
    const alarm = alarmOf(landscape, weather, weatherOf({ ...fault, from: Number.POSITIVE_INFINITY }), fault.from);
    if (alarm === null) continue;
    const detected = alarm.minute + wholeBetween(random, 0, 4);
    const end = Math.min(MINUTES, detected + wholeBetween(random, 1, 6));
    const begun = releases.map((release, index) => ({ release, index })).filter(({ release }) => (release.steps[0]?.at ?? 0) < end);
    const visibility = drawVisibility(random, detected);
    const known = random() < 0.3 ? landscape.edges.filter(() => random() < 0.8) : landscape.edges;
    const input: AttributionInput = {
      detectedAt: atMinute(detected),
      hurt: random() < 0.5 ? [alarm.service] : [],
      changes: begun.map(({ release, index }) => changeOf(landscape, release, index, end)),
      edges: known.map(({ caller, callee }) => [nameOf(landscape, caller), nameOf(landscape, callee)] as const),
      series: observe(random, landscape, releases, fault, weather.slice(0, end), visibility),
      earlier: [],
    };
    return { seed, kind: fault.kind, input, truth: fault.release === null ? "none" : `deployment:${fault.release}` };
  }
}

function drawVisibility(random: Random, detected: number): Visibility {
  const counts = random() < 0.5;
  return {
    counts,
    callers: random() < 0.6,
    instances: !counts || random() < 0.5,
    missing: oneOf(random, [0, 0.02, 0.08]),
    from: detected - oneOf(random, [25, 40, 90]),
    reporting: random() < 0.5 ? 1 : between(random, 0.6, 1),
  };
}

const nameOf = ({ services }: Landscape, index: number): string => services[index]?.name ?? "";

/** Rates wander (a first-order autoregression), and now and then an unrelated service has a bad moment. */
function drawNoise(random: Random, { services }: Landscape): readonly Noise[] {
  const wander = new Float64Array(services.length);
  const blips = Array.from({ length: wholeBetween(random, 0, 3) }, () => ({
    service: Math.floor(random() * services.length),
    from: wholeBetween(random, 20, MINUTES),
    times: 5 + 30 * random(),
  }));
  return Array.from({ length: MINUTES }, (_, minute) => {
    const noise: Noise = { failing: new Float64Array(services.length), ms: new Float64Array(services.length) };
    for (const [index, { failing }] of services.entries()) {
      wander[index] = 0.9 * (wander[index] ?? 0) + 0.12 * normal(random);
      const blip = blips.find(({ service, from }) => service === index && minute >= from && minute < from + 3);
      noise.failing[index] = Math.exp(wander[index] ?? 0) * (blip === undefined ? 1 : Math.min(blip.times, Math.max(1.5, 0.03 / failing)));
      noise.ms[index] = Math.exp(0.2 * (wander[index] ?? 0));
    }
    return noise;
  });
}

/** The first service for which two minutes in a row are clearly worse than they were and would have been, and when. */
function alarmOf({ services }: Landscape, weather: readonly Weather[], calm: readonly Weather[], from: number) {
  for (let minute = Math.max(40, from); minute < MINUTES - 6; minute++)
    for (const [index, service] of services.entries()) {
      const worse = [minute - 1, minute].every((at) => isWorse(index, weather[at], calm[0]) && isWorse(index, weather[at], calm[at]));
      if (worse && service.reports) return { minute, service: service.name };
    }
  return null;
}

function isWorse(index: number, now: Weather | undefined, calm: Weather | undefined): boolean {
  if (now === undefined || calm === undefined) return false;
  const [[nowFailing, nowMs], [failing, ms]] = [answers(now, index), answers(calm, index)];
  return nowFailing > failing * 2 + ALARM_FAILING || nowMs > ms * ALARM_SLOW;
}

/** Failing share and milliseconds of a service, old and new instances together. */
function answers(weather: Weather, index: number): readonly [failing: number, ms: number] {
  const share = weather.share[index] ?? 0;
  const mix = (pair: readonly [Float64Array, Float64Array]): number => (1 - share) * (pair[0][index] ?? 0) + share * (pair[1][index] ?? 0);
  return [mix(weather.failing), mix(weather.ms)];
}

function changeOf(landscape: Landscape, { service, kind, steps }: Release, index: number, end: number): Change {
  const [first, last] = [steps[0]?.at ?? 0, steps.at(-1)];
  const isRelease = kind === "release";
  const done = last !== undefined && last.at + last.takes < end;
  return {
    candidate: {
      key: `deployment:${index}`,
      kind: kind === "flag" ? "flag" : "deployment",
      id: String(index),
      service: nameOf(landscape, service),
      environment: "production",
      version: kind === "flag" ? null : isRelease ? NEW : OLD,
      at: atMinute(first),
      recorded: true,
      configuration: kind === "configuration",
      title: `${nameOf(landscape, service)} ${isRelease ? NEW : kind}`,
    },
    finishedAt: done ? atMinute(last.at + last.takes) : null,
    previousVersion: kind === "flag" ? null : OLD,
    steps: isRelease
      ? steps
          .filter(({ at }) => at < end)
          .map(({ at, instances, takes }) => ({
            at: atMinute(at),
            from: OLD,
            to: NEW,
            instances,
            removed: instances,
            completedAt: atMinute(at + takes),
          }))
      : [],
    targetInstances: landscape.services[service]?.instances ?? null,
    unchanged: false,
    linesChanged: null,
  };
}
