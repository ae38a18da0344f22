import { BAND_YEARS, type Band, type BandYear } from "./figure";

/** What each year's report of DORA calls a value. */
export type Bands = Readonly<Record<BandYear, Band>>;

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Upper ends of elite, high and medium; everything above is low. */
type Limits = readonly [elite: number, high: number, medium: number];

/** Seconds that a value must stay below. The 2021 report was read in minutes for the first of them. */
const LEAD_TIME: Readonly<Record<BandYear, Limits>> = {
  "2021": [HOUR, 7 * DAY, 180 * DAY],
  "2023": [DAY, 7 * DAY, 30 * DAY],
  "2024": [DAY, 7 * DAY, 30 * DAY],
};

/** Seconds that a value must stay below. In 2024 high and medium both recover within a day; the better word is used. */
const RECOVERY_TIME: Readonly<Record<BandYear, Limits>> = {
  "2021": [HOUR, DAY, 7 * DAY],
  "2023": [HOUR, DAY, 7 * DAY],
  "2024": [HOUR, DAY, DAY],
};

/** Shares that a value must not exceed. */
const FAILURE_SHARE: Readonly<Record<Exclude<BandYear, "2024">, Limits>> = {
  "2021": [0.15, 0.2, 0.3],
  "2023": [0.05, 0.1, 0.15],
};

/**
 * The clusters of 2024 are not in order: medium failed in 10 %, high in 20 %, because high stands for delivering faster. A share gets
 * the word of the smallest cluster that it does not exceed.
 */
const FAILURE_CLUSTERS_2024: readonly (readonly [atMost: number, band: Band])[] = [
  [0.05, "elite"],
  [0.1, "medium"],
  [0.2, "high"],
];

/** Longest calendar month, and longest half of a year, so that one deployment in any of them counts as one in each. */
const MONTH_DAYS = 31;
const HALF_YEAR_DAYS = 184;

/**
 * The bands of a frequency. 2021 and 2023 count days with a deployment (on five days of a week, on one day of a week, in a month, in
 * half a year), 2024 counts deployments (once a day or more is on demand, once a week, once a month).
 */
export function frequencyBands(of: { readonly reached: number; readonly deploymentDays: number; readonly days: number }): Bands {
  const { reached, deploymentDays, days } = of;
  const dayIn = (length: number): boolean => deploymentDays * length >= days;
  const deploymentIn = (length: number): boolean => reached * length >= days;
  const isOften = deploymentDays * 7 >= 5 * days;
  return {
    "2021": firstOf([isOften, dayIn(MONTH_DAYS), dayIn(HALF_YEAR_DAYS)]),
    "2023": firstOf([isOften, dayIn(7), dayIn(MONTH_DAYS)]),
    "2024": firstOf([deploymentIn(1), deploymentIn(7), deploymentIn(MONTH_DAYS)]),
  };
}

/** The bands of a median lead time in seconds. */
export const leadTimeBands = (seconds: number): Bands => below(LEAD_TIME, seconds);

/** The bands of a median recovery time in seconds. */
export const recoveryTimeBands = (seconds: number): Bands => below(RECOVERY_TIME, seconds);

/** The bands of a change failure rate, 0..1. */
export const failureRateBands = (share: number): Bands => ({
  "2021": firstOf(FAILURE_SHARE["2021"].map((limit) => share <= limit)),
  "2023": firstOf(FAILURE_SHARE["2023"].map((limit) => share <= limit)),
  "2024": FAILURE_CLUSTERS_2024.find(([atMost]) => share <= atMost)?.[1] ?? "low",
});

function below(limits: Readonly<Record<BandYear, Limits>>, value: number): Bands {
  const [first, second, third] = BAND_YEARS.map((year) => firstOf(limits[year].map((limit) => value < limit)));
  return { "2021": first ?? "low", "2023": second ?? "low", "2024": third ?? "low" };
}

/** Elite, high or medium, whichever holds first; else low. */
const firstOf = ([elite, high, medium]: readonly boolean[]): Band => (elite ? "elite" : high ? "high" : medium ? "medium" : "low");
