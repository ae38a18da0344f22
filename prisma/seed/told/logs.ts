import { binomial } from "../distributions/binomial";
import type { Random } from "../distributions/random";
import type { SeriesHour } from "../generators/service-hours";
import { counted } from "./counted";
import { toldHour } from "./told-hour";

/** One request in so many is worth a warning although it went well. */
const WARNS = 0.004;

/** What a service wrote to its log in one hour: a line for each request, an error for each that failed. */
export function logsOf(requests: SeriesHour, random: Random): SeriesHour[] {
  return [
    toldHour(requests, "log", "info", ({ count, errors }) => counted(count - errors, 0)),
    toldHour(requests, "log", "warn", ({ count }) => counted(binomial(random, count, WARNS), 0)),
    toldHour(requests, "log", "error", ({ errors }) => counted(errors, errors)),
  ].filter((hour) => hour !== null);
}
