import { expect, test } from "vitest";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { demoHistory } from "@/prisma/seed/demo-history";
import { type SeriesHour, serviceHours } from "@/prisma/seed/generators/service-hours";
import { type AlsoTold, alsoTold } from "@/prisma/seed/told/also-told";

const NOW = new Date("2026-11-20T12:34:00Z");
const plan = demoHistory(NOW, 1).services.find(({ profile }) => profile.name === "billing");
if (plan === undefined) throw new Error("the demo has no billing");
const requests = [...serviceHours(plan, NOW)].filter(({ key }) => key.operation === ALL_OPERATIONS);
const told: AlsoTold = alsoTold(plan, requests, NOW);

const placeOf = ({ key, hour }: SeriesHour): string => `${key.version} ${hour}`;
const byPlace = new Map(requests.map((hour) => [placeOf(hour), hour.rollup]));
const ofKind = (kind: string, operation?: string): SeriesHour[] =>
  told.hours.filter(({ key }) => key.kind === kind && (operation === undefined || key.operation === operation));

test("a failed request leaves an error in the log, and one that did not begin here is the fault of what was called", () => {
  const [errors, calls] = [ofKind("log", "error"), ofKind("dependency", "acquirer.example")];
  expect(errors.length).toBeGreaterThan(100);
  for (const hour of errors) expect(hour.rollup.errors).toBe(byPlace.get(placeOf(hour))?.errors);
  for (const hour of calls) {
    const { errors: failed = 0, ownErrors = 0 } = byPlace.get(placeOf(hour)) ?? {};
    expect(hour.rollup.errors).toBe(failed - ownErrors);
  }
});

test("no more is thrown than failed here", () => {
  const thrown = new Map<string, number>();
  for (const { hour } of told.faults) thrown.set(placeOf(hour), (thrown.get(placeOf(hour)) ?? 0) + hour.rollup.count);
  expect(thrown.size).toBeGreaterThan(100);
  for (const [place, count] of thrown) expect(count).toBeLessThanOrEqual(byPlace.get(place)?.ownErrors ?? 0);
});

test("minutes add up to their hour, and recent hours have them", () => {
  for (const hour of [...told.hours, ...told.faults.map((fault) => fault.hour)]) {
    if (hour.minutes !== null) expect(addRollups(hour.minutes.map(({ rollup }) => rollup))).toEqual(hour.rollup);
    if ((hour.hour + 1) * 3_600_000 > NOW.getTime() - 26 * 3_600_000) expect(hour.minutes).not.toBeNull();
  }
});

test("the same plan tells the same", () => {
  expect(alsoTold(plan, requests, NOW)).toEqual(told);
});
