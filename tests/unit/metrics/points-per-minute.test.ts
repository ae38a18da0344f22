import { expect, test } from "vitest";
import { pointsPerMinute } from "@/lib/metrics/points-per-minute";

const HOUR_MS = 3_600_000;
const HOUR = 500_000;
const at = (minutes: number): Date => new Date(HOUR * HOUR_MS + minutes * 60_000);
const known = { hour: HOUR, hourPoints: 300, previousPoints: 600, countedSince: new Date(0) };

test("a metric that was always sent is counted over this hour and the one before", () => {
  expect(pointsPerMinute(known, at(30))).toEqual({ perMinute: 10, minutes: 90 });
});

test("only the time in which it was counted counts", () => {
  expect(pointsPerMinute({ ...known, previousPoints: 0, countedSince: at(0) }, at(30))).toEqual({ perMinute: 10, minutes: 30 });
});

test("one that fell silent is divided by the time of its silence too, and then is 0", () => {
  expect(pointsPerMinute({ ...known, hour: HOUR - 1 }, at(0))).toEqual({ perMinute: 5, minutes: 60 });
  expect(pointsPerMinute({ ...known, hour: HOUR - 2 }, at(0))).toEqual({ perMinute: 0, minutes: 60 });
});

test("the first minutes say nothing", () => {
  expect(pointsPerMinute({ ...known, countedSince: at(0) }, at(4))).toEqual({ perMinute: null, reason: expect.any(String) });
});
