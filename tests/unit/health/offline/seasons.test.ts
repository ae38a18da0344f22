import { describe, expect, it } from "vitest";
import { readWorld } from "@/lib/cli/wake/judge/world-file";
import { judgeWorld } from "@/lib/health/offline/judge-world";
import { type Rhythm, seasonFile } from "../../../fixtures/offline/season";

const morning: Rhythm = (minute) => 1 + 3 * Math.exp(-(((minute - 570) / 60) ** 2));
const nightly: Rhythm = (minute) => (minute >= 120 && minute < 150 ? 15 : 1);
const hourly: Rhythm = (minute) => (minute % 60 < 3 ? 8 : 1);
const weekend: Rhythm = (_, weekday) => (weekday % 6 === 0 ? 3 : 1);

const CASES: readonly (readonly [what: string, failures: Rhythm, hour: number, rate: number])[] = [
  ["nothing but traffic, at its ramp", () => 1, 8, 300],
  ["more failures each morning, at their ramp", morning, 9, 300],
  ["more failures each morning, of much traffic", morning, 8, 2000],
  ["a nightly job, by day", nightly, 9, 300],
  ["a job each hour, as it begins", hourly, 9, 300],
  ["worse weekends", weekend, 9, 300],
];

describe("weeks of releases that change nothing, from a file", () => {
  it.each(CASES)("%s", (_, failures, hour, rate) => {
    const file = seasonFile({ seed: hour + rate, rate, base: 0.01, failures, hour, deployments: 6, days: 10 });
    const hours = judgeWorld(readWorld(JSON.stringify(file)).world).filter(({ horizon }) => horizon === "5m" || horizon === "1h");
    expect(hours).toHaveLength(12);
    expect(hours.filter(({ detectedAt }) => detectedAt !== null)).toEqual([]);
    expect(hours.filter(({ horizon, state }) => horizon === "1h" && state === "healthy").length).toBeGreaterThanOrEqual(4);
  });

  it("a nightly job, when it begins", () => {
    const file = seasonFile({ seed: 12, rate: 300, base: 0.01, failures: nightly, hour: 2, deployments: 4, days: 9 });
    const nights = judgeWorld(readWorld(JSON.stringify(file)).world);
    expect(nights.filter(({ detectedAt, state }) => detectedAt !== null || state === "regressed")).toEqual([]);
  });

  it("a daily rise of all operations, when it begins", () => {
    const daily: Rhythm = (minute) => (minute >= 540 && minute < 600 ? 2.4 : 1);
    const file = seasonFile({ seed: 3, rate: 2000, base: 0.002, failures: daily, hour: 9, deployments: 4, days: 9 });
    const series = file.series.flatMap((one) => ["GET /a", "GET /b", "GET /c"].map((operation) => ({ ...one, operation })));
    const days = judgeWorld(readWorld(JSON.stringify({ ...file, series })).world).filter(({ horizon }) => horizon === "1h");
    expect(days.filter(({ detectedAt, state }) => detectedAt !== null || state === "regressed")).toEqual([]);
  });

  it("worse weekends, over the day after a Friday's release", () => {
    const file = seasonFile({ seed: 5, rate: 300, base: 0.01, failures: weekend, hour: 14, deployments: 6, days: 15 });
    const days = judgeWorld(readWorld(JSON.stringify(file)).world).filter(({ horizon }) => horizon === "24h");
    expect(days.filter(({ detectedAt, state }) => detectedAt !== null || state === "regressed")).toEqual([]);
  });
});
