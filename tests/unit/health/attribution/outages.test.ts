import { expect, it } from "vitest";
import { rankSeeds, scoreOf } from "@/tests/bench/attribution/score";

/** Seeds of neither the fit nor the report. */
const ranked = rankSeeds(900_001, 60);

it("names the cause of a simulated outage, no release included, far more often than the latest deployment is it", () => {
  const [wake, latest] = [scoreOf(ranked), scoreOf(ranked, (one) => one.latest)];
  expect(wake.first).toBeGreaterThanOrEqual(0.78);
  expect(wake.three).toBeGreaterThanOrEqual(0.93);
  expect(wake.first).toBeGreaterThan(latest.first + 0.2);
});

it("is as sure as it is right", () => {
  const said = ranked.reduce((sum, { first }) => sum + first, 0) / ranked.length;
  expect(Math.abs(said - scoreOf(ranked).first)).toBeLessThan(0.12);
});
