import type { BurnCounts, BurnWindow, Counted, Objective } from "@/lib/domain/objective";
import { DAY_MS, MINUTE_MS } from "../../telemetry/time-units";
import { BURN_SQL } from "./burn-sql";
import { countedFrom, countedRows } from "./counted-rows";

const FARTHEST_MS = 3 * DAY_MS;

/** The slices of time that make up each window: minutes up to an hour, hours beyond. Both tell of the last hour and are never added. */
const SLICES: Readonly<Record<BurnWindow, readonly string[]>> = {
  "5m": ["5m"],
  "30m": ["5m", "30m"],
  "1h": ["5m", "30m", "1h"],
  "6h": ["6h"],
  "3d": ["6h", "3d"],
};

/**
 * What counted in every window of each objective, by its id. One statement for all of them: for each place, operation, kind and living
 * version at most 60 minutes, 73 hours and what is not folded yet, however long its history. Six hours and three days begin at a whole
 * hour and are up to an hour longer. Each window chooses its source of requests for itself.
 */
export async function burnCounts(objectives: readonly Objective[], now: Date): Promise<Map<string, BurnCounts>> {
  const place = Math.floor(now.getTime() / MINUTE_MS);
  const found = await countedRows(BURN_SQL, objectives, { from: new Date(now.getTime() - FARTHEST_MS), place });
  return new Map(
    objectives.map((objective) => {
      const rows = found.get(objective.id) ?? [];
      const within = (window: BurnWindow): Counted =>
        countedFrom(
          rows.filter(({ slice }) => SLICES[window].includes(slice)),
          objective,
        );
      return [objective.id, { "5m": within("5m"), "30m": within("30m"), "1h": within("1h"), "6h": within("6h"), "3d": within("3d") }];
    }),
  );
}
