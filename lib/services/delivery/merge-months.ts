import { ALL_ENVIRONMENTS } from "@/lib/db/read/delivery/scope";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import { inSqlTransaction } from "@/lib/db/sql-transaction";
import { type DayOfMonth, daysOfMonth, type MonthRow, replaceMonth, takeUnmerged } from "@/lib/db/write/delivery-months";
import { dayOf } from "@/lib/domain/calendar";
import { encodeDay } from "@/lib/metrics/delivery/day-codec";
import { mergeSummaries } from "@/lib/metrics/delivery/merge-summaries";
import { unpackDay } from "@/lib/metrics/delivery/unpack-day";
import { FINE } from "@/lib/metrics/delivery/value-class";

/** Months that one transaction merges. */
const MONTHS_A_ROUND = 20;

/**
 * Merges the stored days of every month that is over and has changed since it was merged, the latest first; returns how many. Nothing is
 * worked out anew, so it may be run by anybody at any time: a month that is not merged is read day by day.
 */
export async function mergeDeliveryMonths(now: Date): Promise<number> {
  for (let total = 0; ; ) {
    const merged = await mergeRound(now);
    total += merged;
    if (merged < MONTHS_A_ROUND) return total;
  }
}

const mergeRound = (now: Date): Promise<number> =>
  inSqlTransaction(async (client) => {
    const { zone } = await deliverySettings(client);
    const current = `${dayOf(now, zone).slice(0, 8)}01`;
    for (let merged = 0; ; merged++) {
      const month = merged < MONTHS_A_ROUND ? await takeUnmerged(client, current) : null;
      if (month === null) return merged;
      await replaceMonth(client, month, monthRows(await daysOfMonth(client, month)));
    }
  });

/**
 * The rows of a month: one for all environments, which also stands for a single one when all days are about that alone, and else one for
 * each environment. Days that are about one environment alone have no row of its own, and count for it.
 */
export function monthRows(days: readonly DayOfMonth[]): MonthRow[] {
  const together = days.filter(({ environment }) => environment === ALL_ENVIRONMENTS);
  const names = [...new Set(days.flatMap(({ environment, sole }) => (environment === ALL_ENVIRONMENTS ? (sole ?? []) : environment)))];
  const [single] = names;
  const sole = names.length === 1 && single !== undefined && together.every((day) => day.sole === single) ? single : null;
  const own =
    sole !== null
      ? []
      : names.map((name) =>
          rowOf(
            name,
            null,
            days.filter((day) => isAbout(day, name)),
          ),
        );
  return [rowOf(ALL_ENVIRONMENTS, sole, together), ...own];
}

const isAbout = ({ environment, sole }: DayOfMonth, name: string): boolean =>
  environment === name || (environment === ALL_ENVIRONMENTS && sole === name);

function rowOf(environment: string, sole: string | null, days: readonly DayOfMonth[]): MonthRow {
  const summaries = days.map(({ facts, sorted }) => unpackDay(facts, sorted));
  const month = mergeSummaries(summaries);
  const reachedOn = summaries.filter(({ counts }) => counts.reached > 0).length;
  return { environment, sole, days: reachedOn, reached: month.counts.reached, ...encodeDay(month, FINE) };
}
