import { prisma } from "@/lib/db/prisma";
import { versionsToObserve } from "@/lib/db/read/signals/versions-to-observe";
import { recordSightings } from "./record-sightings";

/** So long an announcement may be on its way before a sighting counts. One that comes later explains it all the same. */
const GRACE_MS = 2 * 60_000;
const BATCH = 200;

/**
 * Turns versions that telemetry shows, and configurations of them, into sightings: events of their own, which add nothing to what
 * announced them, and without that stand for a change that nobody recorded. Returns how many there were; call it again while that is not 0.
 */
export async function observeVersions(now: Date): Promise<number> {
  const until = new Date(now.getTime() - GRACE_MS);
  const seen = await versionsToObserve(prisma(), until, BATCH);
  await recordSightings(seen, now);
  return seen.length;
}
