import { groupBy } from "@/lib/domain/group-by";
import type { CellCount, Objective } from "@/lib/domain/objective";
import { addCounted, countedOf } from "@/lib/domain/objective-count";
import { fromOneSource } from "@/lib/domain/request-source";
import { DAY_MS } from "../../telemetry/time-units";
import { DAY_SQL } from "./burn-sql";
import { countedRows } from "./counted-rows";

/**
 * What counted on each day (UTC) of each objective's window that ends with the present day, oldest first, by the objective's id; days
 * without a request are missing. One statement for all of them: one row for each day, operation and living kind. The source of requests
 * is chosen over the whole window, as its days are added up.
 */
export async function dayCounts(objectives: readonly Objective[], now: Date): Promise<Map<string, CellCount[]>> {
  const today = Math.floor(now.getTime() / DAY_MS);
  const longest = Math.max(1, ...objectives.map(({ windowDays }) => windowDays));
  const first = today - longest + 1;
  const found = await countedRows(DAY_SQL, objectives, { from: new Date(first * DAY_MS), place: first });
  return new Map(
    objectives.map((objective) => {
      const rows = (found.get(objective.id) ?? []).filter(({ slice }) => Number(slice) > today - objective.windowDays);
      const { rows: chosen } = fromOneSource(rows, ({ count }) => count);
      const days = [...groupBy(chosen, ({ slice }) => slice)].map(([slice, own]) => ({
        at: new Date(Number(slice) * DAY_MS),
        ...addCounted(own.map((row) => countedOf(row, objective))),
      }));
      return [objective.id, days.sort((a, b) => a.at.getTime() - b.at.getTime())];
    }),
  );
}
