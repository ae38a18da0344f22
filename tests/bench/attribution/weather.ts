import type { Landscape } from "./landscape";
import type { Fault, Release } from "./outage";

/** What really happens in one minute: the truth that telemetry then tells of. */
export type Weather = {
  /** Part of a service's instances that are new, 0 where nothing is rolled out. */
  readonly share: Float64Array;
  /** By service: failing share and milliseconds of what old and new instances answer. */
  readonly failing: readonly [Float64Array, Float64Array];
  readonly ms: readonly [Float64Array, Float64Array];
  /** By edge: failing share of the calls that old and new instances of the caller make, as the caller sees them. */
  readonly seen: readonly [Float64Array, Float64Array];
  /** By edge: what the callee fails beyond its own, because of the caller. */
  readonly refused: Float64Array;
};

export type Noise = { readonly failing: Float64Array; readonly ms: Float64Array };

const both = (one: number, other: number): number => 1 - (1 - one) * (1 - other);

export function weatherAt(minute: number, landscape: Landscape, releases: readonly Release[], fault: Fault, noise: Noise): Weather {
  const { services, edges } = landscape;
  const [n, m] = [services.length, edges.length];
  const weather: Weather = {
    share: sharesAt(minute, n, services, releases),
    failing: [new Float64Array(n), new Float64Array(n)],
    ms: [new Float64Array(n), new Float64Array(n)],
    seen: [new Float64Array(m), new Float64Array(m)],
    refused: new Float64Array(m),
  };
  const strength = minute < fault.from ? 0 : Math.min(1, (minute - fault.from + 1) / Math.max(1, fault.ramp));
  for (let index = n - 1; index >= 0; index--) answer(index, strength, landscape, releases, fault, noise, weather, minute);
  return weather;
}

function sharesAt(minute: number, n: number, services: Landscape["services"], releases: readonly Release[]): Float64Array {
  const shares = new Float64Array(n);
  for (const { service, steps, kind } of releases) {
    const fresh = steps.filter(({ at, takes }) => at + takes <= minute).reduce((sum, { instances }) => sum + instances, 0);
    if (kind === "release") shares[service] = fresh / (services[service]?.instances ?? 1);
  }
  return shares;
}

function answer(
  index: number,
  strength: number,
  { services, edges }: Landscape,
  releases: readonly Release[],
  fault: Fault,
  noise: Noise,
  weather: Weather,
  minute: number,
): void {
  const service = services[index];
  if (service === undefined) return;
  const release = releases.find((one) => one.service === index);
  for (const fresh of [0, 1] as const) {
    const trouble = troubleOf(index, fresh, strength, fault, releases, minute, weather.share[index] ?? 0);
    let failing = service.failing * (noise.failing[index] ?? 1) * (fresh === 1 ? (release?.failingTimes ?? 1) : 1);
    // Just after a start caches are empty and connections cold.
    if (fresh === 1 && release?.steps.some(({ at, takes }) => at + takes === minute)) failing = both(failing, 0.01);
    failing = both(Math.min(1, failing), trouble.failing);
    let ms = service.ms * (noise.ms[index] ?? 1) * trouble.slow * (fresh === 1 ? (release?.slowTimes ?? 1) : 1);
    edges.forEach(({ caller, callee, times, needed }, edge) => {
      if (caller !== index) return;
      const share = weather.share[callee] ?? 0;
      const culprit = fault.services[0] === caller && fault.callee === callee && fresh === 1 ? strength * fault.failing : 0;
      const refused = fault.kind === "contract" ? culprit : 0;
      let seen = (1 - share) * (weather.failing[0][callee] ?? 0) + share * (weather.failing[1][callee] ?? 0);
      if (fault.kind === "crash" && fault.services[0] === callee && strength > 0)
        seen = both(weather.failing[0][callee] ?? 0, share * fault.leak);
      seen = both(seen, fault.kind === "outbound" ? culprit : refused);
      weather.seen[fresh][edge] = seen;
      if (fresh === 1) weather.refused[edge] = refused * (weather.share[caller] ?? 0);
      failing = both(failing, Math.min(1, seen * needed * Math.min(1, times)));
      ms += times * ((1 - share) * (weather.ms[0][callee] ?? 0) + share * (weather.ms[1][callee] ?? 0));
    });
    weather.failing[fresh][index] = failing;
    weather.ms[fresh][index] = ms;
  }
}

/** What the fault does to instances of a service by itself. */
function troubleOf(
  index: number,
  fresh: 0 | 1,
  strength: number,
  fault: Fault,
  releases: readonly Release[],
  minute: number,
  share: number,
) {
  const fine = { failing: 0, slow: 1 };
  if (strength === 0 || !fault.services.includes(index)) return fine;
  const failing = fault.failing * strength;
  const slow = 1 + (fault.slowTimes - 1) * strength;
  switch (fault.kind) {
    case "inbound":
      return fresh === 1 ? { failing, slow: 1 } : fine;
    case "slow":
      return fresh === 1 ? { failing: slow > 5 ? 0.1 : 0, slow } : fine;
    case "crash":
      // What is left has to carry all of it.
      return fresh === 0 && fault.leak < 0.5 ? { failing: share * 0.6, slow: 1 + 3 * share } : fine;
    case "configuration": {
      const steps = releases.find(({ service }) => service === index)?.steps ?? [];
      const all = steps.reduce((sum, { instances }) => sum + instances, 0);
      const done = steps.filter(({ at }) => at <= minute).reduce((sum, { instances }) => sum + instances, 0) / Math.max(1, all);
      return { failing: failing * done, slow: 1 };
    }
    case "both-versions":
    case "dependency":
    case "released-service":
      return { failing: failing * (fault.kind === "both-versions" ? Math.min(1, 0.3 + share) : 1), slow: 1 };
    case "overload":
      return { failing: failing * 0.3, slow };
    case "several":
      return { failing, slow: 1 };
    default:
      return fine;
  }
}
