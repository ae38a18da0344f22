import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay, formatStamp, formatZone } from "@/lib/charts/format-time";
import { instantOf, zonedDays, zonedParts } from "@/lib/domain/zone";

const at = (iso: string): Date => new Date(iso);

describe("the calendar of a zone", () => {
  it("knows days of 25 and 23 hours", () => {
    const autumn = zonedDays(at("2026-10-24T12:00:00Z"), at("2026-10-26T12:00:00Z"), "Europe/Oslo");
    expect(autumn.map(({ hours }) => hours)).toEqual([24, 25, 24]);
    expect(autumn.map(({ from }) => from.toISOString())).toEqual([
      "2026-10-23T22:00:00.000Z",
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
    ]);
    const spring = zonedDays(at("2026-03-29T12:00:00Z"), at("2026-03-29T13:00:00Z"), "Europe/Oslo");
    expect(spring.map(({ hours }) => hours)).toEqual([23]);
  });

  it("moves a skipped time on and takes the first of a doubled one", () => {
    expect(instantOf("Europe/Oslo", 2026, 3, 29, 2).toISOString()).toBe("2026-03-29T01:00:00.000Z");
    expect(instantOf("Europe/Oslo", 2026, 10, 25, 2).toISOString()).toBe("2026-10-25T00:00:00.000Z");
  });

  it("begins every day at midnight and leaves no gap, in any zone", () => {
    const zones = fc.constantFrom("Europe/Oslo", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Kiritimati", "UTC");
    fc.assert(
      fc.property(zones, fc.date({ min: at("2020-01-01"), max: at("2030-01-01"), noInvalidDate: true }), (zone, from) => {
        const days = zonedDays(from, new Date(from.getTime() + 10 * 86_400_000), zone);
        expect(days[0]?.from.getTime()).toBeLessThanOrEqual(from.getTime());
        days.forEach((day, i) => {
          expect(zonedParts(day.from, zone)).toMatchObject({ hour: 0, minute: 0, second: 0 });
          if (i > 0) expect(day.from).toEqual(days[i - 1]?.to);
        });
      }),
    );
  });

  it("writes stamps as the clocks of the zone show them", () => {
    const stamp = at("2026-11-19T09:31:00Z");
    expect(formatStamp(stamp, "Europe/Oslo")).toBe("Thu 19 Nov 10:31");
    expect(formatDay(stamp, "Pacific/Kiritimati")).toBe("Thu 19 Nov");
    expect(formatZone(stamp, "Europe/Oslo")).toBe("CET");
    expect(formatZone(at("2026-07-19T09:31:00Z"), "Europe/Oslo")).toBe("CEST");
  });
});
