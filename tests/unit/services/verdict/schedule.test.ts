import { expect, test } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import { isSettled, nextLookAfter } from "@/lib/services/verdict/schedule";

const minute = 60_000;
const rolledOutAt = new Date("2026-11-20T12:00:00Z");
const after = (ms: number): Date => new Date(rolledOutAt.getTime() + ms);
const next = (ms: number, endedAt: Date | null = null): number | null => {
  const look = nextLookAfter({ rolledOutAt, endedAt }, after(ms));
  return look === null ? null : look.getTime() - rolledOutAt.getTime();
};

test("looks are close in the first quarter of an hour, then as scheduled, then over", () => {
  expect(next(0)).toBe(minute);
  expect(next(14 * minute)).toBe(15 * minute);
  expect(next(16 * minute)).toBe(20 * minute + 20_000);
  expect(next(61 * minute)).toBe(180 * minute + 20_000);
  expect(next(8 * 1440 * minute)).toBeNull();
});

test("a deployment whose life has ended is looked at once more and then left", () => {
  expect(next(38 * minute, after(40 * minute))).toBe(40 * minute + 20_000);
  expect(next(41 * minute, after(40 * minute))).toBeNull();
});

test("a verdict is settled when it was computed after its horizon or its deployment was over", () => {
  const verdict = (at: Date): Verdict => ({ horizon: "1h", at, dueAt: after(60 * minute) }) as Verdict;
  expect(isSettled(verdict(after(59 * minute)), null)).toBe(false);
  expect(isSettled(verdict(after(61 * minute)), null)).toBe(true);
  expect(isSettled(verdict(after(41 * minute)), after(40 * minute))).toBe(true);
});
