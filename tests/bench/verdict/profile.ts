import type { Random } from "@/tests/support/prng";
import { PARAMETERS } from "./parameters";
import { between, chance, logBetween, logNormal } from "./samplers";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export type Route = {
  readonly operation: string;
  /** Part of the service's requests. */
  readonly weight: number;
  /** Share that fails while nothing is wrong. */
  readonly errors: number;
  readonly medianMs: number;
  /** σ of the natural logarithm of durations. */
  readonly sigma: number;
};

/** How a service is when nothing happens: its traffic over the clock, its routes, and how often it fails. */
export type Profile = {
  readonly perMinute: number;
  readonly routes: readonly Route[];
  readonly shape: { readonly daily: number; readonly second: number; readonly peakAt: number; readonly weekend: number };
  readonly errorSeason: { readonly amplitude: number; readonly peakAt: number };
  /** Fails this much more for some minutes at the same time of every day; null for most services. */
  readonly job: { readonly minuteOfDay: number; readonly factor: number } | null;
  /** Part of the usual errors that began in called services. */
  readonly upstream: number;
  readonly signatures: readonly { readonly name: string; readonly weight: number }[];
};

export function drawProfile(random: Random, around: number): Profile {
  const perMinute = logBetween(random, PARAMETERS.traffic.least, PARAMETERS.traffic.most);
  const errors = logBetween(random, PARAMETERS.errors.least, PARAMETERS.errors.most);
  const { shape, errorSeason } = PARAMETERS;
  return {
    perMinute,
    routes: drawRoutes(random, errors),
    shape: {
      daily: between(random, shape.dailyLeast, shape.dailyMost),
      second: shape.second * random(),
      peakAt: between(random, 9, 21) / 24,
      weekend: between(random, shape.weekendLeast, shape.weekendMost),
    },
    errorSeason: { amplitude: errorSeason.most * random(), peakAt: random() },
    job: chance(random, errorSeason.jobShare) ? drawJob(random, around) : null,
    upstream: PARAMETERS.upstreamMost * random(),
    signatures: zipf(Math.round(between(random, PARAMETERS.signatures.least, PARAMETERS.signatures.most))).map((weight, index) => ({
      name: `Error${index + 1}: known`,
      weight,
    })),
  };
}

/** The daily job runs some time within two hours of the roll-out, or it would be seen by no window. */
function drawJob(random: Random, around: number): Profile["job"] {
  const minuteOfDay = Math.floor((around % DAY_MS) / MINUTE_MS + between(random, -120, 120) + 1440) % 1440;
  return { minuteOfDay, factor: between(random, PARAMETERS.errorSeason.jobLeast, PARAMETERS.errorSeason.jobMost) };
}

function drawRoutes(random: Random, errors: number): Route[] {
  const { traffic, latency } = PARAMETERS;
  const weights = zipf(Math.round(between(random, traffic.leastRoutes, traffic.mostRoutes)));
  const median = logBetween(random, latency.medianLeast, latency.medianMost);
  const raw = weights.map((weight, index) => ({
    operation: `GET /route-${index + 1}`,
    weight,
    errors: logNormal(random, errors, PARAMETERS.errors.routeSpread),
    medianMs: logNormal(random, median, latency.routeSpread),
    sigma: between(random, latency.sigmaLeast, latency.sigmaMost),
  }));
  const mean = raw.reduce((sum, route) => sum + route.weight * route.errors, 0);
  return raw.map((route) => ({ ...route, errors: (route.errors * errors) / mean }));
}

function zipf(length: number): number[] {
  const total = Array.from({ length }, (_, index) => 1 / (index + 1)).reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length }, (_, index) => 1 / (index + 1) / total);
}

/** Requests a minute at a time, before noise; the mean over a working day is about `perMinute`. */
export function rateAt({ perMinute, shape }: Profile, at: number): number {
  const phase = 2 * Math.PI * ((at / DAY_MS) % 1);
  const day = new Date(at).getUTCDay();
  const wave = shape.daily * Math.cos(phase - 2 * Math.PI * shape.peakAt) + shape.second * Math.cos(2 * phase + 1);
  return perMinute * Math.exp(wave - shape.daily ** 2 / 4) * (day === 0 || day === 6 ? shape.weekend : 1);
}

/** How much more than usual fails at this time of the day, before noise. */
export function errorSeasonAt({ errorSeason, job }: Profile, at: number): number {
  const season = Math.exp(errorSeason.amplitude * Math.cos(2 * Math.PI * (((at / DAY_MS) % 1) - errorSeason.peakAt)));
  if (job === null) return season;
  const since = (Math.floor((at % DAY_MS) / MINUTE_MS) - job.minuteOfDay + 1440) % 1440;
  return since < PARAMETERS.errorSeason.jobMinutes ? season * job.factor : season;
}
