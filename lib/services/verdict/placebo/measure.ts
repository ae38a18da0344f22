import { inTransaction } from "@/lib/db/prisma";
import { busyTimes } from "@/lib/db/read/deployment/busy-times";
import { type PlaceboPlace, placesWithoutNight } from "@/lib/db/read/verdict/placebo-due";
import { readJudgeSettings } from "@/lib/db/read/verdict/settings";
import { type Lease, stillHeld } from "@/lib/db/write/lease";
import { insertPlacebo, type NewPlacebo } from "@/lib/db/write/placebo";
import { WakeError } from "@/lib/domain/error";
import { judgeMethod } from "@/lib/health/judge-method";
import { readStanding } from "../standing";
import { judgeNight } from "./judge-night";
import { momentsOf, PLACEBO_HORIZONS, reachOfMoments } from "./moments";
import { lastNight, type Night } from "./night";
import { readNight } from "./read-night";

/** Places of one round, each stored for itself: what a night was broken off at is all that is done again. */
const PLACES = 20;

/**
 * Judges places at moments without a release and keeps how often that was wrong, some places of the last night at a time; returns how many.
 * Every place that sent something on the day before is judged once a night: at most 189 times on minutes and eight times on hours. What a
 * night says follows from what was told until then, whoever measures it and when. Under a second of one core for a busy place, in
 * steps of some milliseconds.
 * With a lease, the writes are refused (`conflict`) once another instance holds it.
 */
export async function measurePlacebo(now: Date, lease: Lease | null): Promise<number> {
  const { timezone } = await readJudgeSettings();
  const night = lastNight(now, timezone);
  const places = await placesWithoutNight(night.day, night.span.from, night.span.to, PLACES);
  for (const place of places) await measure(place, night, now, lease);
  return places.length;
}

async function measure(place: PlaceboPlace, night: Night, now: Date, lease: Lease | null): Promise<void> {
  const reach = reachOfMoments(night.span);
  const [standing, source, busy] = await Promise.all([
    readStanding([place], night.span.to),
    readNight(place, night.span, now),
    busyTimes(place.service, place.environment, reach.from, reach.to),
  ]);
  const rows: NewPlacebo[] = [];
  for (const horizon of PLACEBO_HORIZONS) {
    const found = await judgeNight(place, horizon, momentsOf(horizon, night.span, busy), source, standing);
    rows.push({ ...place, horizon, night: night.day, ...found, method: judgeMethod(standing.sensitivity), at: now });
  }
  await inTransaction(async (tx) => {
    if (lease !== null && !(await stillHeld(tx, lease))) throw new WakeError("conflict", "Another instance has taken over this night.");
    await insertPlacebo(tx, rows);
  });
}
