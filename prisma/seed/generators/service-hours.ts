import { ALL_OPERATIONS, type Rollup, type SeriesKey } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import type { Profile } from "../company";
import { Random } from "../distributions/random";
import type { Disturbance } from "../plan";
import { DAY_MS, HISTORY_DAYS, HOUR_MS, MINUTE_MS } from "../time";
import { detailedHours } from "./detailed-hours";
import { OperationSplit } from "./operation-split";
import type { Release } from "./release-order";
import { sampleRollup } from "./sample-rollup";
import { Serving } from "./serving";
import { Traffic } from "./traffic";

type Minute = { readonly minute: number; readonly rollup: Rollup };

/** One series in one hour; the minutes, where they are known, add up to the hour. */
export type SeriesHour = {
  readonly key: SeriesKey;
  readonly hour: number;
  readonly rollup: Rollup;
  readonly minutes: readonly Minute[] | null;
};

export type ServicePlan = {
  readonly profile: Profile;
  readonly environment: string;
  readonly releases: readonly Release[];
  readonly disturbances: readonly Disturbance[];
  readonly seed: string;
};

/** The minutes of the last hours must be known for operations, too. */
const RECENT_MS = 27 * HOUR_MS;

/** Everything that a service would have told in the history before `now`, hour by hour. */
export function* serviceHours(plan: ServicePlan, now: Date): Generator<SeriesHour> {
  const random = new Random(`${plan.seed}/signals/${plan.profile.name}`);
  const from = Math.floor((now.getTime() - HISTORY_DAYS * DAY_MS) / HOUR_MS);
  const traffic = new Traffic(plan.profile, plan.disturbances, new Date(from * HOUR_MS), random);
  const serving = new Serving(plan.profile.version, plan.releases);
  const operations = new OperationSplit(plan.profile.operations, plan.profile.spread);
  const detailed = detailedHours(now, plan.releases, plan.disturbances);
  for (let hour = from; hour * HOUR_MS < now.getTime(); hour++) {
    const minutes = detailed.has(hour) ? minutesOf(hour, now, traffic, serving, random) : null;
    const versions = minutes === null ? wholeHour(hour, traffic, serving, random) : hoursOf(minutes);
    const recent = hour * HOUR_MS >= now.getTime() - RECENT_MS;
    for (const [version, rollup] of versions) {
      const known = minutes?.get(version) ?? null;
      const key = { service: plan.profile.name, environment: plan.environment, version, kind: "server" as const };
      yield { key: { ...key, operation: ALL_OPERATIONS }, hour, rollup, minutes: known };
      const split: Split = (whole) => operations.split(random, whole);
      yield* operationsOf(plan.profile, key, { hour, rollup, minutes: recent ? known : null }, split);
    }
  }
}

type Versions = Map<string, Rollup>;

function wholeHour(hour: number, traffic: Traffic, serving: Serving, random: Random): Versions {
  const middle = (hour + 0.5) * HOUR_MS;
  const sampled = serving.at(middle).map((part) => [part.version, sampleRollup(random, traffic.expected(middle, 60, part))] as const);
  return new Map(sampled.flatMap(([version, rollup]) => (rollup === null ? [] : [[version, rollup] as const])));
}

function minutesOf(hour: number, now: Date, traffic: Traffic, serving: Serving, random: Random): Map<string, Minute[]> {
  const byVersion = new Map<string, Minute[]>();
  for (let minute = hour * 60; minute < hour * 60 + 60 && (minute + 1) * MINUTE_MS <= now.getTime(); minute++) {
    const middle = (minute + 0.5) * MINUTE_MS;
    for (const part of serving.at(middle)) {
      const rollup = sampleRollup(random, traffic.expected(middle, 1, part));
      if (rollup === null) continue;
      const minutes = byVersion.get(part.version) ?? [];
      byVersion.set(part.version, minutes);
      minutes.push({ minute, rollup });
    }
  }
  return byVersion;
}

const hoursOf = (minutes: Map<string, Minute[]>): Versions =>
  new Map(Array.from(minutes, ([version, known]) => [version, addRollups(known.map(({ rollup }) => rollup))]));

type Told = Pick<SeriesHour, "hour" | "rollup" | "minutes">;

type Split = (whole: Rollup) => (Rollup | null)[];

function* operationsOf(profile: Profile, place: Omit<SeriesKey, "operation">, told: Told, split: Split): Generator<SeriesHour> {
  const parts = told.minutes?.map(({ minute, rollup }) => ({ minute, rollups: split(rollup) })) ?? null;
  const wholes = parts === null ? split(told.rollup) : null;
  for (const [index, { name }] of profile.operations.entries()) {
    const minutes = parts?.flatMap(({ minute, rollups }) => {
      const rollup = rollups[index] ?? null;
      return rollup === null ? [] : [{ minute, rollup }];
    });
    const rollup = minutes === undefined ? (wholes?.[index] ?? null) : addRollups(minutes.map((one) => one.rollup));
    if (rollup === null || rollup.count === 0) continue;
    yield { key: { ...place, operation: name }, hour: told.hour, rollup, minutes: minutes ?? null };
  }
}
