import { expect, test } from "vitest";
import { type BusyHour, silenceOf } from "@/lib/domain/silence";

const HOUR_MS = 3_600_000;
const START = Date.parse("2026-11-02T00:00:00Z");
const at = (hour: number): Date => new Date(START + hour * HOUR_MS);
const hours = (which: readonly number[], calls = 1): BusyHour[] => which.map((hour) => ({ hour: at(hour), calls }));
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

test("a sender that calls every hour is silent after ten", () => {
  const steady = hours(range(0, 48));
  expect(silenceOf(steady, at(47), at(56))).toBeNull();
  expect(silenceOf(steady, at(47), at(57.5))).toEqual({ forMs: 10.5 * HOUR_MS, usualMs: HOUR_MS });
});

test("one that calls every minute is missed sooner, but not within the hour", () => {
  const busy = hours(range(0, 48), 60);
  expect(silenceOf(busy, at(48), at(49))).toBeNull();
  expect(silenceOf(busy, at(48), at(49.6))).toEqual({ forMs: 1.6 * HOUR_MS, usualMs: 60_000 });
});

test("nights and weekends of those who work are no silence", () => {
  const week = range(0, 5).flatMap((day) => range(8, 17).map((hour) => day * 24 + hour));
  const twoWeeks = hours([...week, ...week.map((hour) => hour + 7 * 24)], 20);
  const friday = at(7 * 24 + 4 * 24 + 16);
  expect(silenceOf(twoWeeks, friday, at(7 * 24 + 7 * 24 + 8))).toBeNull();
  expect(silenceOf(twoWeeks, friday, at(7 * 24 + 9 * 24))).not.toBeNull();
});

test("before a night was seen a day is waited, before a weekend three", () => {
  const firstDay = hours(range(8, 17), 20);
  expect(silenceOf(firstDay, at(16), at(16 + 23))).toBeNull();
  expect(silenceOf(firstDay, at(16), at(16 + 25))).not.toBeNull();
  const threeDays = hours(
    range(0, 3).flatMap((day) => range(8, 17).map((hour) => day * 24 + hour)),
    20,
  );
  const last = at(2 * 24 + 16);
  expect(silenceOf(threeDays, last, at(2 * 24 + 16 + 71))).toBeNull();
  expect(silenceOf(threeDays, last, at(2 * 24 + 16 + 73))).not.toBeNull();
});

test("a few calls are no rhythm, and order does not matter", () => {
  expect(silenceOf(hours([0, 1, 2, 3]), at(3), at(900))).toBeNull();
  const some = hours([0, 5, 10, 15, 20, 25, 30]);
  expect(silenceOf(some.toReversed(), at(30), at(90))).toEqual(silenceOf(some, at(30), at(90)));
});
