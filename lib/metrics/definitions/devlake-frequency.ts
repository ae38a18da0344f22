import type { Also, DefinitionRow, Period, Rule } from "./definition";
import { daysOfPeriod, daysPer, mondayOf, monthOf } from "./deployment-days";
import { frequencyBands } from "./devlake-bands";
import { lowerMedian, upperMedian } from "./medians";
import { instantsOf } from "./row-values";
import { successes } from "./successes";

/**
 * Deployment frequency as DevLake has it: the lower median of the number of calendar days with a successful production deployment, over
 * the Monday weeks that the period touches; weeks without any count as 0, and weeks that it cuts count with the days inside. A bucket's
 * value is its number of such days. Beside it the same per calendar month (lower median) and per six months (upper median of the sums of
 * up to six months, counted back from the last). Bands follow from the three. Source: the SQL of DevLake's DORA dashboard, which also
 * cuts a period at 400 days; that is not repeated here.
 */
export const devlakeFrequency: Rule = {
  unit: "days-per-week",
  bucketUnit: "days",
  formula: "lower median, over the weeks from Monday that the period touches, of the days with a successful deployment",
  rows: successes,
  value: (rows, period) => lowerMedian(perGroup(rows, period, mondayOf)),
  bucketValue: (rows, period) => daysOfPeriod(instantsOf(rows), period).filter((day) => day.deployed).length,
  none: "no-deployments",
  bands: (rows, period) => {
    const weekly = lowerMedian(perGroup(rows, period, mondayOf)) ?? 0;
    return rows.length === 0
      ? null
      : frequencyBands(weekly, lowerMedian(perGroup(rows, period, monthOf)) ?? 0, sixMonthly(rows, period) ?? 0);
  },
  also: (rows, input) => {
    return [
      reading("per-month", "Median days with a deployment in a month", lowerMedian(perGroup(rows, input, monthOf)), rows),
      reading("per-six-months", "Median days with a deployment in six months", sixMonthly(rows, input), rows),
    ];
  },
};

const perGroup = (rows: readonly DefinitionRow[], period: Period, group: (day: string) => string): number[] =>
  daysPer(daysOfPeriod(instantsOf(rows), period), group).map(({ days }) => days);

function sixMonthly(rows: readonly DefinitionRow[], period: Period): number | null {
  const months = perGroup(rows, period, monthOf);
  const sums: number[] = [];
  for (let last = months.length; last > 0; last -= 6)
    sums.push(months.slice(Math.max(0, last - 6), last).reduce((sum, days) => sum + days, 0));
  return upperMedian(sums);
}

const reading = (id: string, label: string, value: number | null, rows: readonly DefinitionRow[]): Also => ({
  id,
  label,
  unit: "days",
  value,
  n: rows.length,
  buckets: [],
});
