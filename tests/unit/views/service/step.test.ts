import { expect, test } from "vitest";
import { stepFor } from "@/lib/views/service/step";

const HOUR = 3_600_000;
const NOW = new Date(Date.UTC(2026, 10, 20, 12, 34, 56));
process.env["WAKE_DATABASE_URL"] = "postgresql://nobody@localhost/none";
process.env["WAKE_SECRET"] = "only-for-tests-and-kept-nowhere-else";

const back = (hours: number) => stepFor({ from: new Date(NOW.getTime() - hours * HOUR), to: NOW }, NOW);

test("a page reads the coarsest tier that draws its period in at most 720 points", () => {
  const drawn = [12, 24, 7 * 24, 13 * 24, 28 * 24, 90 * 24, 400 * 24].map((hours) => {
    const { step, stepMinutes } = back(hours);
    return [step, stepMinutes, (hours * 60) / stepMinutes];
  });
  expect(drawn).toEqual([
    ["1m", 1, 720],
    ["1m", 2, 720],
    ["1m", 15, 672],
    ["1h", 60, 312],
    ["1h", 60, 672],
    ["1h", 180, 720],
    ["1d", 1440, 400],
  ]);
});

test("minutes and hours that are no longer kept are not asked for", () => {
  const old = (days: number) => {
    const from = new Date(NOW.getTime() - days * 24 * HOUR);
    return stepFor({ from, to: new Date(from.getTime() + 6 * HOUR) }, NOW).step;
  };
  expect([13, 15, 399, 401].map(old)).toEqual(["1m", "1h", "1h", "1d"]);
});

test("it begins on a whole step", () => {
  expect(back(24).from.toISOString()).toBe("2026-11-19T12:34:00.000Z");
  expect(back(400 * 24).from.toISOString()).toBe("2025-10-16T00:00:00.000Z");
});
