import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY, digitsOf, MONTH, periodsBetween, SIX_HOURS, startOfDigits, YEAR } from "@/lib/db/telemetry/period";

const times = fc.date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z"), noInvalidDate: true });

test.each(Object.entries({ YEAR, MONTH, DAY, SIX_HOURS }))(
  "%s: periods hold their times, follow each other without a gap, and are named by their start",
  (_, period) => {
    fc.assert(
      fc.property(times, (at) => {
        const start = period.startOf(at);
        const next = period.next(start);
        expect(start <= at && at < next).toBe(true);
        expect(period.startOf(next)).toEqual(next);
        expect(startOfDigits(digitsOf(period, start))).toEqual(start);
      }),
    );
  },
);

test("a stretch of time is covered from its first instant to its last", () => {
  const names = periodsBetween(MONTH, new Date("2026-11-30T23:59:59Z"), new Date("2027-02-01T00:00:00Z")).map((start) =>
    digitsOf(MONTH, start),
  );
  expect(names).toEqual(["202611", "202612", "202701", "202702"]);
});
