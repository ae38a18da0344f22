import type { DefinitionRow, Period, Rule } from "./definition";
import { daysOfPeriod, daysPer, monthOf, type PeriodDay, sundayOf } from "./deployment-days";
import { middle } from "./medians";
import { instantsOf } from "./row-values";
import { successes } from "./successes";

/**
 * Deployment frequency as Four Keys has it: the interpolated median of the number of days with a deployment, over the weeks (from Sunday)
 * that the period touches; a bucket's value is its number of such days. The tool itself shows a word in the place of the number:
 * “Daily” from 3 days a week, “Weekly” where most weeks have a deployment, “Monthly” where most months have a week with one, else “Yearly”.
 * Its window is always the last three months; here it is the period. Source: the SQL of the dashboard of Four Keys.
 */
export const fourKeysFrequency: Rule = {
  unit: "days-per-week",
  bucketUnit: "days",
  formula: "median, over the weeks from Sunday that the period touches, of the days with a deployment",
  rows: successes,
  value: (rows, period) => middle(weekly(rows, period).map(({ days }) => days)),
  bucketValue: (rows, period) => daysOfRows(rows, period).filter((day) => day.deployed).length,
  none: "no-deployments",
  word: (rows, period) => {
    const weeks = weekly(rows, period);
    if ((middle(weeks.map(({ days }) => days)) ?? 0) >= 3) return "Daily";
    if ((middle(weeks.map(({ days }) => Math.min(1, days))) ?? 0) >= 1) return "Weekly";
    return (middle(weeksOfMonth(weeks)) ?? 0) >= 1 ? "Monthly" : "Yearly";
  },
};

const daysOfRows = (rows: readonly DefinitionRow[], period: Period): PeriodDay[] => daysOfPeriod(instantsOf(rows), period);

const weekly = (rows: readonly DefinitionRow[], period: Period) => daysPer(daysOfRows(rows, period), sundayOf);

/** For each week, how many of the weeks that begin in its month had a deployment. */
function weeksOfMonth(weeks: readonly { readonly key: string; readonly days: number }[]): number[] {
  const deployed = (month: string): number => weeks.filter(({ key, days }) => monthOf(key) === month && days > 0).length;
  return weeks.map(({ key }) => deployed(monthOf(key)));
}
