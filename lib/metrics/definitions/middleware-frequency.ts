import { type BucketSize, spansOf } from "@/lib/domain/calendar";
import type { Also, Period, Rule } from "./definition";
import { successes } from "./successes";

/**
 * Deployment frequency as Middleware has it: successful runs / calendar days that the period touches, rounded down to a whole number, so
 * that three deployments in four days are 0 a day. Beside it its weekly and monthly frequency: the same over the whole weeks (from Monday)
 * and months that the period touches, but not less than 7 and 30 times the daily one. Middleware counts days in UTC; here they are those
 * of the zone that was asked for. Source: Middleware's service for the analytics of deployments.
 */
export const middlewareFrequency: Rule = {
  unit: "per-day",
  formula: "successful deployments / calendar days, rounded down",
  rows: successes,
  value: (rows, period) => average(rows.length, period, "day"),
  none: "no-deployments",
  also: ({ length: n }, input) => {
    const daily = average(n, input, "day");
    return [
      also("per-week", "Deployments a week", Math.max(average(n, input, "week"), daily * 7), n),
      also("per-month", "Deployments a month", Math.max(average(n, input, "month"), daily * 30), n),
    ];
  },
};

function average(count: number, { from, to, zone }: Period, size: BucketSize): number {
  const buckets = spansOf({ from: new Date(from), to: new Date(to) }, size, zone).length;
  return buckets === 0 ? 0 : Math.floor(count / buckets);
}

const also = (id: string, label: string, value: number, n: number): Also => ({ id, label, unit: "deployments", value, n, buckets: [] });
