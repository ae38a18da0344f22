import type { CallPoint, CallSeries } from "@/lib/health/attribution/input";
import { normal, poisson, type Random } from "@/tests/support/prng";
import type { Landscape } from "./landscape";
import type { Fault, Release } from "./outage";
import type { Weather } from "./weather";

/** What is told of it all, which differs between installations. */
export type Visibility = {
  readonly counts: boolean;
  readonly callers: boolean;
  readonly instances: boolean;
  readonly missing: number;
  /** First minute that is still kept. */
  readonly from: number;
  /** Instances that report at least one call in a minute, of all. */
  readonly reporting: number;
};

export const OLD = "1.0.0";
export const NEW = "1.1.0";
export const START = Date.UTC(2026, 2, 3, 8);
export const atMinute = (minute: number): Date => new Date(START + minute * 60_000);

type Cell = { readonly calls: number; readonly failing: number; readonly ms: number; readonly instances: number };

/** Series of every service as its telemetry would tell them, up to and without minute `to`. */
export function observe(
  random: Random,
  { services, edges }: Landscape,
  releases: readonly Release[],
  fault: Fault,
  weather: readonly Weather[],
  visibility: Visibility,
): readonly CallSeries[] {
  const series = new Map<string, { base: Omit<CallSeries, "points">; points: CallPoint[] }>();
  const tell = (minute: number, base: Omit<CallSeries, "points">, cell: Cell): void => {
    if (cell.instances === 0 || minute < visibility.from || random() < visibility.missing) return;
    const point = pointOf(random, atMinute(minute), cell, visibility);
    if (point === null) return;
    const key = `${base.service} ${base.version} ${base.side} ${base.peer}`;
    const known = series.get(key) ?? { base, points: [] };
    known.points.push(point);
    series.set(key, known);
  };
  const dead = fault.kind === "crash" ? (fault.services[0] ?? -1) : -1;
  weather.forEach((now, minute) => {
    services.forEach((service, index) => {
      if (!service.reports) return;
      const mute = releases.some((release) => release.service === index && release.mute);
      for (const fresh of [0, 1] as const) {
        const share = fresh === 1 ? (now.share[index] ?? 0) : 1 - (now.share[index] ?? 0);
        if (fresh === 1 && (mute || (index === dead && minute >= fault.from))) continue;
        const [instances, calls] = [Math.round(share * service.instances), share * service.perMinute];
        const place = { service: service.name, version: fresh === 1 ? NEW : OLD } as const;
        const [failing, ms] = [now.failing[fresh][index] ?? 0, now.ms[fresh][index] ?? 0];
        const inward = edges.flatMap((edge, at) => (edge.callee === index ? [{ edge, at }] : []));
        if (!visibility.callers || inward.length === 0)
          tell(minute, { ...place, side: "in", peer: null }, { calls, failing, ms, instances });
        else
          for (const { edge, at } of inward) {
            const of = (services[edge.caller]?.perMinute ?? 0) * edge.times * share;
            const refused = 1 - (1 - failing) * (1 - (now.refused[at] ?? 0));
            tell(
              minute,
              { ...place, side: "in", peer: services[edge.caller]?.name ?? null },
              { calls: of, failing: refused, ms, instances },
            );
          }
        edges.forEach(({ caller, callee, times }, at) => {
          if (caller !== index) return;
          const cell = { calls: calls * times, failing: now.seen[fresh][at] ?? 0, ms: now.ms[0][callee] ?? 0, instances };
          tell(minute, { ...place, side: "out", peer: services[callee]?.name ?? null }, cell);
        });
      }
    });
  });
  return [...series.values()].map(({ base, points }) => ({ ...base, points }));
}

function pointOf(
  random: Random,
  at: Date,
  { calls, failing, ms, instances }: Cell,
  { counts, instances: told, reporting }: Visibility,
): CallPoint | null {
  const requests = poisson(random, calls);
  if (requests === 0) return null;
  const failed = Math.min(requests, poisson(random, requests * failing));
  const share = failed / requests;
  const each = Math.max(1, requests / instances);
  // The worst of n normal draws lies about √(2 ln n) deviations out.
  const spread = Math.sqrt(Math.max(failing * (1 - failing), 1e-9) / each) * Math.sqrt(2 * Math.log(Math.max(1, instances)));
  return {
    at,
    requests: counts ? requests : null,
    success: 1 - share,
    worst: told ? Math.max(0, 1 - Math.min(1, share + Math.abs(spread * (1 + 0.3 * normal(random))))) : null,
    ownFailed: null,
    meanMs: ms * Math.exp(normal(random) * 0.1 + normal(random) / Math.sqrt(requests)),
    instances: told ? Math.max(1, Math.round(instances * reporting)) : null,
  };
}
