import { expect, it } from "vitest";
import { grayOutage } from "@/tests/bench/attribution/gray/gray-outage";
import { rankSeeds, scoreOf } from "@/tests/bench/attribution/score";

/** Seeds of neither the fit nor the report. */
const ranked = rankSeeds(900_001, 60);
const gray = rankSeeds(900_001, 100, grayOutage).filter(({ scenario: { truth } }) => truth !== "none");

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

it("names the release behind an outage amid gray releases, told in many ways, more often than a plain sum of findings does", () => {
  const [wake, linear] = [scoreOf(gray), scoreOf(gray, (one) => one.linear)];
  expect(wake.first).toBeGreaterThanOrEqual(0.78);
  expect(wake.three).toBeGreaterThanOrEqual(0.85);
  expect(wake.first).toBeGreaterThan(linear.first);
});
