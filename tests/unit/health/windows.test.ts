import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HORIZONS, horizonEnd } from "@/lib/domain/horizon";
import { cutWindow } from "@/lib/health/cut-window";
import { baselineWindows, cellMinutesOf } from "@/lib/health/windows";

const text = ({ from, to }: { from: Date; to: Date }): string => `${from.toISOString().slice(0, 16)} ${to.toISOString().slice(0, 16)}`;
const rolledOut = new Date("2026-11-19T10:31:20Z");
const started = new Date("2026-11-19T10:24:50Z");

describe("baselineWindows", () => {
  it.each([
    ["5m", ["2026-11-19T09:24 2026-11-19T10:19"], "2026-11-19T10:31 2026-11-19T10:36"],
    ["1h", ["2026-11-19T09:24 2026-11-19T10:19"], "2026-11-19T10:34 2026-11-19T11:31"],
    ["24h", ["2026-11-18T10:00 2026-11-19T10:00", "2026-11-12T10:00 2026-11-13T10:00"], "2026-11-19T11:00 2026-11-20T10:00"],
    ["7d", ["2026-11-12T10:00 2026-11-19T10:00"], "2026-11-19T11:00 2026-11-26T10:00"],
  ] as const)("%s", (horizon, before, after) => {
    const windows = baselineWindows(horizon, rolledOut, started);
    expect(windows.before.map(text)).toEqual(before);
    expect(text(windows.after)).toBe(after);
  });

  it("is whole cells, ends before the roll-out begins, and starts again after it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HORIZONS),
        fc.integer({ min: 0, max: 1e8 }),
        fc.integer({ min: 0, max: 7200 }),
        (horizon, seconds, took) => {
          const finishedAt = new Date(1.7e12 + seconds * 1000);
          const startedAt = new Date(finishedAt.getTime() - took * 1000);
          const { before, after } = baselineWindows(horizon, finishedAt, startedAt);
          for (const { from, to } of [...before, after]) {
            expect(from.getTime() % (cellMinutesOf(horizon) * 60_000)).toBe(0);
            expect(to.getTime() % (cellMinutesOf(horizon) * 60_000)).toBe(0);
            expect(from.getTime()).toBeLessThan(to.getTime());
          }
          for (const { to } of before) expect(to.getTime()).toBeLessThanOrEqual(startedAt.getTime());
          expect(after.from.getTime()).toBeGreaterThan(finishedAt.getTime() - 60_000);
          expect(after.to.getTime()).toBeLessThanOrEqual(horizonEnd(finishedAt, horizon).getTime());
        },
      ),
    );
  });

  it("takes the end for the start when the start is unknown or later", () => {
    expect(baselineWindows("1h", rolledOut, null)).toEqual(baselineWindows("1h", rolledOut, rolledOut));
    expect(baselineWindows("1h", rolledOut, new Date("2027-01-01"))).toEqual(baselineWindows("1h", rolledOut));
  });
});

describe("cutWindow", () => {
  const { after } = baselineWindows("1h", rolledOut);
  it.each([
    ["now", new Date("2026-11-19T10:50:30Z"), null, "2026-11-19T10:34 2026-11-19T10:50"],
    ["its own end", new Date("2026-11-20T00:00:00Z"), null, "2026-11-19T10:34 2026-11-19T11:31"],
    ["the end of the deployment", new Date("2026-11-20T00:00:00Z"), new Date("2026-11-19T11:24:00Z"), "2026-11-19T10:34 2026-11-19T11:24"],
    ["its start when nothing has passed", rolledOut, null, "2026-11-19T10:34 2026-11-19T10:34"],
  ])("ends at %s", (_name, now, endedAt, expected) => {
    expect(text(cutWindow(after, now, endedAt && { kind: "rollback", at: endedAt }))).toBe(expected);
  });
});
