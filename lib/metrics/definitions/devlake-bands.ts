import type { Band, BandYear } from "../delivery/figure";

type Bands = Readonly<Record<Extract<BandYear, "2021" | "2023">, Band>>;

/** DevLake's ladder: the band of the first threshold that holds, `low` below all of them. */
const ladder = (elite: boolean, high: boolean, medium: boolean): Band => (elite ? "elite" : high ? "high" : medium ? "medium" : "low");

/**
 * Bands of deployment frequency from medians of deployment days. 2023: five days a week, one a week, one a month. 2021: five days a week,
 * one a month, one in six months.
 */
export const frequencyBands = (perWeek: number, perMonth: number, perSixMonths: number): Bands => ({
  "2023": ladder(perWeek >= 5, perWeek >= 1, perMonth >= 1),
  "2021": ladder(perWeek >= 5, perMonth >= 1, perSixMonths >= 1),
});

/** Bands of lead time in seconds. 2023: below a day, 7 days, 30 days. 2021: below an hour, 7 days, 180 days. */
export const leadTimeBands = (seconds: number): Bands => ({
  "2023": ladder(seconds < DAY, seconds < 7 * DAY, seconds < 30 * DAY),
  "2021": ladder(seconds < HOUR, seconds < 7 * DAY, seconds < 180 * DAY),
});

/** Bands of the change failure rate, 0 to 1. 2023: up to 5, 10, 15 %. 2021: up to 15, 20, 30 %. */
export const failureRateBands = (rate: number): Bands => ({
  "2023": ladder(rate <= 0.05, rate <= 0.1, rate <= 0.15),
  "2021": ladder(rate <= 0.15, rate <= 0.2, rate <= 0.3),
});

/** Band of a recovery time in seconds, the same in both years: below an hour, a day, 7 days. */
export const recoveryBand = (seconds: number): Band => ladder(seconds < HOUR, seconds < DAY, seconds < 7 * DAY);

const HOUR = 3_600;
const DAY = 24 * HOUR;
