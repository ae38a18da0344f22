import { readObjectives } from "@/lib/db/read/objective/list";
import { readRequests } from "@/lib/db/read/signals/requests";
import type { Promised } from "@/lib/health/judge-input";

const DAY_MS = 86_400_000;
/** Days that the traffic of a whole window is reckoned from: a week has every day of one. */
const RECKONED_DAYS = 7;

/**
 * What a service promises in an environment, as the judge weighs a release by it. Journeys are left out: the judge's cells are of the
 * whole service. The requests of the whole window are reckoned from the last seven days; null when there were none. Without an objective
 * it costs one lookup by index, otherwise one read of eight days besides.
 */
export async function promisesOf(service: string, environment: string, now: Date): Promise<Promised[]> {
  const objectives = (await readObjectives({ service, environment })).filter(({ operations }) => operations.length === 0);
  if (objectives.length === 0) return [];
  const from = new Date(now.getTime() - RECKONED_DAYS * DAY_MS);
  const { rows } = await readRequests({ service, environment, from, to: now, step: "1h" });
  const requests = rows.reduce((sum, { rollup }) => sum + rollup.count, 0);
  const first = rows[0]?.at ?? null;
  // A service that began lately has had fewer days than seven.
  const days = first === null ? 0 : Math.max(1 / 24, (now.getTime() - first.getTime()) / DAY_MS);
  return objectives.map(({ name, target, thresholdMs, kind, windowDays }) => ({
    ...{ name, target, windowDays },
    thresholdMs: kind === "latency" ? thresholdMs : null,
    expectedRequests: requests === 0 ? null : (requests / days) * windowDays,
  }));
}
