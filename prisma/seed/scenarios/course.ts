import type { Course } from "../plan";

/** The same from the first minute on. */
export const steady =
  (ratio: number): Course =>
  () =>
    ratio;

/** A leak: doubles every so many hours until it has reached a ceiling. */
export const doublingEvery =
  (hours: number, ceiling: number): Course =>
  (minutes) =>
    Math.min(ceiling, 2 ** (Math.max(0, minutes) / 60 / hours));
