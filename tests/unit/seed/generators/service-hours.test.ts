import { expect, test } from "vitest";
import { totalOf } from "@/lib/domain/histogram/histogram";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { demoHistory } from "@/prisma/seed/demo-history";
import { serviceHours } from "@/prisma/seed/generators/service-hours";

const now = new Date("2026-11-20T14:32:10Z");
const plan = demoHistory(now, 1).services.find(({ profile }) => profile.name === "kiosk");
if (plan === undefined) throw new Error("the history has no service of this name");
const hours = [...serviceHours(plan, now)];
const whole = hours.filter(({ key }) => key.operation === ALL_OPERATIONS);

test("every hour of ninety days is there, each series and hour once, nothing after now", () => {
  expect(new Set(whole.map(({ hour }) => hour)).size).toBe(90 * 24 + 1);
  expect(new Set(hours.map(({ key, hour }) => `${key.version} ${key.operation} ${hour}`)).size).toBe(hours.length);
  const minutes = hours.flatMap((one) => one.minutes ?? []);
  expect(Math.max(...new Set(minutes.map(({ minute }) => (minute + 1) * 60_000)))).toBeLessThanOrEqual(now.getTime());
});

test("minutes add up to their hour", () => {
  const detailed = hours.flatMap((one) => (one.minutes === null ? [] : [{ ...one, minutes: one.minutes }]));
  expect(detailed.length).toBeGreaterThan(100);
  for (const { rollup, minutes } of detailed) expect(addRollups(minutes.map((minute) => minute.rollup))).toEqual(rollup);
});

test("operations add up to all of them together", () => {
  for (const { key, hour, rollup } of whole) {
    const parts = hours.filter((one) => one.hour === hour && one.key.version === key.version && one.key.operation !== ALL_OPERATIONS);
    expect(addRollups(parts.map((part) => part.rollup))).toEqual(rollup);
    if (hour % 40 === 0) expect(parts.length).toBe(plan.profile.operations.length);
  }
});

test("a rollup is one that telemetry could have given", () => {
  for (const { rollup } of hours) {
    expect(totalOf(rollup.durations)).toBe(rollup.count);
    expect(rollup.ownErrors).toBeLessThanOrEqual(rollup.errors);
    expect(rollup.errors).toBeLessThanOrEqual(rollup.count);
    expect(Number.isInteger(rollup.sumUs) && Number.isInteger(rollup.maxUs)).toBe(true);
  }
});

test("hours that late telemetry may still reach have their minutes", () => {
  const recent = hours.filter(({ hour }) => (hour + 1) * 3_600_000 > now.getTime() - 26 * 3_600_000);
  expect(recent.filter(({ minutes }) => minutes === null)).toEqual([]);
});
