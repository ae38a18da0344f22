import { poisson, type Random } from "@/tests/support/prng";
import { between } from "../landscape";
import type { GrayFault } from "./fault";
import type { Doing, Minute } from "./minute";
import type { Rollout } from "./rollout";
import type { Telling } from "./telling";
import type { Town } from "./town";

const BEGIN = Date.UTC(2026, 4, 20, 6) / 1_000;
/** A point of a file: moment, share that succeeded, the same of the worst instance, mean milliseconds, instances that reported. */
type Point = readonly [t: number | string, ok: number | null, worst: number | null, ms: number | null, instances: number | null];
type Series = { service: string; version: string | null; side: "in" | "out"; caller?: string; callee?: string; points: Point[] };

/** The file that `wake attribute` reads; minutes are from the fault on, those of the series from `from` to before `to`. */
export function fileOf(
  random: Random,
  town: Town,
  rollouts: readonly Rollout[],
  fault: GrayFault,
  minutes: ReadonlyMap<number, Minute>,
  telling: Telling,
  { from, to, detected }: { readonly from: number; readonly to: number; readonly detected: number },
) {
  const when = (minute: number) => momentOf(minute, telling);
  return {
    detectedAt: when(detected),
    releases: rollouts.filter(({ steps }) => (steps[0]?.at ?? 0) < to).map((rollout) => releaseOf(rollout, town, telling, to)),
    edges: edgesOf(random, town, telling),
    series: seriesOf(random, town, rollouts, fault, minutes, telling, from, to),
  };
}

const momentOf = (minute: number, { seconds }: Telling): number | string => {
  const at = BEGIN + minute * 60;
  return seconds ? at : new Date(at * 1_000).toISOString();
};

function releaseOf({ id, service, from, to: version, steps, lag }: Rollout, { services }: Town, telling: Telling, until: number) {
  const named = !telling.has("steps without versions");
  const begun = steps.filter(({ at }) => at < until);
  const last = steps.at(-1);
  const end = (last?.at ?? 0) + (last?.takes ?? 0) + lag;
  return {
    id,
    service: services[service]?.name ?? "",
    startedAt: momentOf(steps[0]?.at ?? 0, telling),
    ...(end < until ? { finishedAt: momentOf(end, telling) } : {}),
    targetInstances: services[service]?.instances ?? null,
    ...(telling.has("no steps")
      ? {}
      : {
          steps: begun.map(({ at, takes, instances }) => ({
            at: momentOf(at, telling),
            from: named ? from : null,
            to: named ? version : null,
            instances,
            removed: instances,
            ...(at + takes < until ? { completedAt: momentOf(at + takes, telling) } : {}),
          })),
        }),
  };
}

function edgesOf(random: Random, { services, roads }: Town, telling: Telling): readonly (readonly [string, string])[] {
  const name = (index: number): string => services[index]?.name ?? "";
  const told = roads.filter(() => !telling.has("edges missing") || random() < 0.5);
  const self = telling.has("self edges") ? services.filter(() => random() < 0.3).map((one) => [one.name, one.name] as const) : [];
  return [
    ...told.map(({ caller, callee }) =>
      telling.has("edges reversed") ? ([name(callee), name(caller)] as const) : ([name(caller), name(callee)] as const),
    ),
    ...self,
  ];
}

function seriesOf(
  random: Random,
  town: Town,
  rollouts: readonly Rollout[],
  fault: GrayFault,
  minutes: ReadonlyMap<number, Minute>,
  telling: Telling,
  from: number,
  to: number,
): readonly Series[] {
  const series = new Map<string, Series>();
  const late = town.services.map(() => (telling.has("late") && random() < 0.5 ? 2 : 0));
  const dark = town.services.map(() => telling.has("dark services") && random() < 0.25);
  const mutely = random() < 0.5;
  for (let minute = telling.has("no history") ? Math.max(from, -4) : from; minute < to; minute++)
    minutes.get(minute)?.doings.forEach((doings, index) => {
      if (dark[index] || minute >= to - (late[index] ?? 0)) return;
      for (const doing of doings) {
        const rollout = rollouts.find((one) => one.service === index && one.to === doing.version);
        if (rollout === undefined && telling.has("old ones not told") && rollouts.some(({ service }) => service === index)) continue;
        const silent = rollout?.mute || (fault.family === "silent" && rollout === fault.rollout && rollout !== undefined);
        if (silent && mutely) continue;
        for (const told of placesOf(index, doing, town, minutes.get(minute), telling)) {
          if (random() < (telling.has("holes") ? 0.15 : 0.005)) continue;
          const point = silent ? ([null, null, null, 0] as const) : pointOf(random, told, telling);
          add(series, told.series, [momentOf(minute, telling), ...point]);
        }
      }
    });
  return [...series.values()];
}

function add(all: Map<string, Series>, base: Omit<Series, "points">, point: Point): void {
  const key = JSON.stringify(base);
  const known = all.get(key) ?? { ...base, points: [] };
  all.set(key, known);
  known.points.push(point);
}

type Place = {
  readonly series: Omit<Series, "points">;
  readonly calls: number;
  readonly failing: number;
  readonly worst: number;
  readonly ms: number;
  readonly instances: number;
};

function placesOf(index: number, doing: Doing, { services, roads }: Town, minute: Minute | undefined, telling: Telling): readonly Place[] {
  const service = services[index];
  if (service === undefined) return [];
  const name = (of: number): string => services[of]?.name ?? "";
  const { instances, failing, worst, ms, made } = doing;
  const base = { service: service.name, version: telling.has("versions not named") ? null : doing.version };
  const inward = roads.flatMap((road, at) => (road.callee === index ? [{ caller: road.caller, at }] : []));
  const calls = service.perInstance * instances;
  const answered: readonly Place[] =
    inward.length === 0 || telling.has("callers not told")
      ? [{ series: { ...base, side: "in" }, calls, failing, worst, ms, instances }]
      : inward.map(({ caller, at }) => ({
          series: { ...base, side: "in", caller: name(caller) },
          calls: calls / inward.length,
          failing: Math.min(1, failing + (minute?.refused.get(at) ?? 0) * newPartOf(minute, caller, at)),
          worst,
          ms,
          instances,
        }));
  const asked: readonly Place[] = [...made.entries()].map(([road, seen]) => ({
    series: { ...base, side: "out", callee: name(roads[road]?.callee ?? 0) },
    calls: calls * (roads[road]?.times ?? 1),
    failing: seen.failing,
    worst: 0,
    ms: seen.ms,
    instances,
  }));
  const self: readonly Place[] = telling.has("self edges")
    ? [{ series: { ...base, side: "out", callee: service.name }, calls, failing: failing / 2, worst: 0, ms, instances }]
    : [];
  return [...(telling.has("out only") ? [] : answered), ...(telling.has("in only") ? [] : [...asked, ...self])];
}

/** The part of a caller's instances whose calls over a road are refused: those that fail there more than the least of them. */
function newPartOf(minute: Minute | undefined, caller: number, road: number): number {
  const doings = minute?.doings[caller] ?? [];
  const least = Math.min(...doings.map(({ made }) => made.get(road)?.failing ?? 0));
  const all = doings.reduce((sum, { instances }) => sum + instances, 0);
  const worse = doings.filter(({ made }) => doings.length === 1 || (made.get(road)?.failing ?? 0) > least);
  return worse.reduce((sum, { instances }) => sum + instances, 0) / Math.max(1, all);
}

function pointOf(random: Random, { calls, failing, worst, ms, instances }: Place, telling: Telling) {
  const spike = random() < 0.004 ? between(random, 0.002, 0.04) : 0;
  const requests = poisson(random, calls);
  if (requests === 0) return [null, null, null, instances] as const;
  const failed = Math.min(1, poisson(random, requests * Math.min(1, failing + spike)) / requests);
  const each = Math.max(1, requests / instances);
  const drawn = Array.from({ length: Math.min(instances, 12) }, () =>
    Math.min(1, poisson(random, each * Math.min(1, failing + spike)) / each),
  );
  const reporting = random() < 0.8 ? instances : Math.max(1, Math.round(instances * between(random, 0.85, 1)));
  return [
    round(1 - failed),
    telling.has("worst not told") ? null : round(1 - Math.max(failed, worst, ...drawn)),
    telling.has("durations not told") ? null : round(ms * Math.exp((random() - 0.5) * 0.3)),
    telling.has("instances not told") ? null : reporting,
  ] as const;
}

const round = (value: number): number => Math.round(value * 1e5) / 1e5;
