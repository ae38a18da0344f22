import { expect, it } from "vitest";
import { failureRateBands, frequencyBands, leadTimeBands, recoveryTimeBands } from "@/lib/metrics/delivery/bands";

const HOUR = 3600;
const DAY = 24 * HOUR;
const told = (bands: Readonly<Record<"2021" | "2023" | "2024", string>>): string => [bands["2021"], bands["2023"], bands["2024"]].join(" ");

it.each([
  [0, "elite elite elite"],
  [HOUR - 1, "elite elite elite"],
  [HOUR, "high elite elite"],
  [DAY - 1, "high elite elite"],
  [DAY, "high high high"],
  [7 * DAY - 0.5, "high high high"],
  [7 * DAY, "medium medium medium"],
  [30 * DAY - 1, "medium medium medium"],
  [30 * DAY, "medium low low"],
  [180 * DAY - 1, "medium low low"],
  [180 * DAY, "low low low"],
])("lead time of %i s", (seconds, bands) => expect(told(leadTimeBands(seconds))).toBe(bands));

it.each([
  [HOUR - 1, "elite elite elite"],
  [HOUR, "high high high"],
  [DAY - 1, "high high high"],
  [DAY, "medium medium low"],
  [7 * DAY - 1, "medium medium low"],
  [7 * DAY, "low low low"],
])("recovery time of %i s", (seconds, bands) => expect(told(recoveryTimeBands(seconds))).toBe(bands));

it.each([
  [0, "elite elite elite"],
  [0.05, "elite elite elite"],
  [0.0501, "elite high medium"],
  [0.1, "elite high medium"],
  [0.1001, "elite medium high"],
  [0.132, "elite medium high"],
  [0.15, "elite medium high"],
  [0.1501, "high low high"],
  [0.2, "high low high"],
  [0.2001, "medium low low"],
  [0.3, "medium low low"],
  [0.3001, "low low low"],
  [1, "low low low"],
])("failure rate of %f", (share, bands) => expect(told(failureRateBands(share))).toBe(bands));

it.each([
  ["five days of a week", { reached: 7, deploymentDays: 5, days: 7 }, "elite elite elite"],
  ["five days, once each", { reached: 5, deploymentDays: 5, days: 7 }, "elite elite high"],
  ["four days of a week", { reached: 40, deploymentDays: 4, days: 7 }, "high high elite"],
  ["one day of a week", { reached: 1, deploymentDays: 1, days: 7 }, "high high high"],
  ["one day of eight", { reached: 1, deploymentDays: 1, days: 8 }, "high medium medium"],
  ["four days of four weeks", { reached: 4, deploymentDays: 4, days: 28 }, "high high high"],
  ["three days of four weeks", { reached: 3, deploymentDays: 3, days: 28 }, "high medium medium"],
  ["twenty days of four weeks", { reached: 27, deploymentDays: 20, days: 28 }, "elite elite high"],
  ["nineteen days of four weeks", { reached: 28, deploymentDays: 19, days: 28 }, "high high elite"],
  ["one day of the longest month", { reached: 1, deploymentDays: 1, days: 31 }, "high medium medium"],
  ["one day of 32", { reached: 1, deploymentDays: 1, days: 32 }, "medium low low"],
  ["one day of half a year", { reached: 1, deploymentDays: 1, days: 184 }, "medium low low"],
  ["one day of more", { reached: 1, deploymentDays: 1, days: 185 }, "low low low"],
  ["none", { reached: 0, deploymentDays: 0, days: 28 }, "low low low"],
])("frequency of %s", (_name, of, bands) => expect(told(frequencyBands(of))).toBe(bands));
