import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import { type PlaceboRow, placeboNights } from "@/lib/db/read/verdict/placebo";
import { readJudgeSettings } from "@/lib/db/read/verdict/settings";
import { groupBy } from "@/lib/domain/group-by";
import type { Horizon } from "@/lib/domain/horizon";
import type { Placebo, Promised, Sensitivity } from "@/lib/health/judge-input";
import { promisesOf } from "@/lib/services/objective/promises-of";
import { pooledPlacebo } from "./placebo/pooled";
import { sensitivityOf } from "./sensitivity";

const DAY_MS = 86_400_000;
/** Nights whose windows say how much a place varies by itself. */
const NIGHTS = 14;

type Place = Pick<DueDeployment, "service" | "environment">;

/** What is known of places before any of their signals is looked at. */
export type Standing = {
  readonly sensitivity: Sensitivity;
  readonly placebo: (place: Place, horizon: Horizon) => Placebo | null;
  readonly promises: (place: Place) => readonly Promised[];
};

/** Reads what the installation asks for, at most 14 nights of each place and horizon, and the promises of each place. */
export async function readStanding(places: readonly Place[], now: Date): Promise<Standing> {
  const distinct = Array.from(groupBy(places, keyOf).values(), ([first]) => first).flatMap((place) => place ?? []);
  const [settings, nights, promises] = await Promise.all([
    readJudgeSettings(),
    placeboNights(distinct, new Date(now.getTime() - NIGHTS * DAY_MS)),
    Promise.all(distinct.map(async (place) => [keyOf(place), await promisesOf(place.service, place.environment, now)] as const)),
  ]);
  const byHorizon = groupBy(nights, (row) => `${keyOf(row)}\0${row.horizon}`);
  const promised = new Map(promises);
  return {
    sensitivity: sensitivityOf(settings.sensitivity),
    placebo: (place, horizon) => pooledPlacebo(byHorizon.get(`${keyOf(place)}\0${horizon}`) ?? ([] as readonly PlaceboRow[])),
    promises: (place) => promised.get(keyOf(place)) ?? [],
  };
}

const keyOf = ({ service, environment }: Place): string => `${service}\0${environment}`;
