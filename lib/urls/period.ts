import { one, type SearchParams } from "./search-params";

export const PERIODS = ["24h", "7d", "28d", "90d"] as const;
/** Those of pages whose cost does not follow the length of the period. */
export const LONG_PERIODS = [...PERIODS, "365d"] as const;
export type PeriodName = (typeof LONG_PERIODS)[number];

/** A named period that ends now, or two instants. */
export type Period = { readonly name: PeriodName } | { readonly name: "custom"; readonly from: string; readonly to: string };

export const PERIOD_LABEL: Readonly<Record<PeriodName, string>> = {
  "24h": "24 h",
  "7d": "7 days",
  "28d": "28 days",
  "90d": "90 days",
  "365d": "12 months",
};

const HOURS: Readonly<Record<PeriodName, number>> = { "24h": 24, "7d": 168, "28d": 672, "90d": 2160, "365d": 8760 };
const HOUR_MS = 3_600_000;
const LONGEST_MS = 400 * 24 * HOUR_MS;

/** Reads `?from=&to=` when both are instants in order and at most 400 days apart, else `?period=` when it is one of `names`, else `fallback`. */
export function parsePeriod(search: SearchParams, fallback: PeriodName, names: readonly PeriodName[] = PERIODS): Period {
  const from = instant(one(search, "from"));
  const to = instant(one(search, "to"));
  if (from !== null && to !== null && to > from && to - from <= LONGEST_MS)
    return { name: "custom", from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const name = one(search, "period");
  return { name: names.find((candidate) => candidate === name) ?? fallback };
}

/** The parameters that write a period into a URL; the default writes nothing. */
export const periodParams = (period: Period, fallback: PeriodName): Record<string, string | null> =>
  period.name === "custom" ? { from: period.from, to: period.to } : { period: period.name === fallback ? null : period.name };

/** The instants of a period; end exclusive. */
export function boundsOf(period: Period, now: Date): { from: Date; to: Date } {
  if (period.name === "custom") return { from: new Date(period.from), to: new Date(period.to) };
  return { from: new Date(now.getTime() - HOURS[period.name] * HOUR_MS), to: now };
}

function instant(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}(T|$)/.test(text)) return null;
  const value = Date.parse(text);
  return Number.isNaN(value) ? null : value;
}
