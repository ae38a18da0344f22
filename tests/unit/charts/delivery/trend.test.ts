import "@/tests/support/property-seed";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { trendChart } from "@/lib/charts/delivery/trend";
import { PLOT_HEIGHT } from "@/lib/charts/delivery/trend-axes";
import type { TrendBucket } from "@/lib/charts/delivery/trend-input";
import { bucket, day, trendInput } from "./trends";

describe("counts", () => {
  const trend = trendChart(
    trendInput({ buckets: [...[2, 3, 4, 5, 6, 7, 8].map((n) => bucket(n, n)), bucket(9, 3, { partial: true })], to: day(10) }),
  );

  it("are bars from zero, weekends light, what has not ended outlined", () => {
    expect(trend.bars.map(({ look }) => look)).toEqual(["bar", "bar", "bar", "bar", "bar", "soft", "soft", "unfinished"]);
    for (const { y, height } of trend.bars) expect(y + height).toBeCloseTo(PLOT_HEIGHT, 1);
    expect(trend.yTicks[0]).toMatchObject({ y: PLOT_HEIGHT, text: "0", isBase: true });
  });

  it("are as high as they are many", () => {
    const heights = trend.bars.map(({ height }) => height);
    expect((heights[6] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(4, 1);
  });

  it("have a table with every bucket, and say which is in part", () => {
    expect(trend.table.columns.map(({ label }) => label)).toEqual(["Day", "Deployments"]);
    expect(trend.table.rows.map(({ cells }) => cells[0]?.text)).toEqual([
      ...["Mon 2 Nov", "Tue 3 Nov", "Wed 4 Nov", "Thu 5 Nov", "Fri 6 Nov", "Sat 7 Nov", "Sun 8 Nov"],
      "Mon 9 Nov, in part",
    ]);
  });

  it("show a part of the whole as the dark end of a light bar", () => {
    const bars = trendChart(trendInput({ buckets: [bucket(2, 4, { part: 1 }), bucket(3, 4, { part: 0 })] })).bars;
    expect(bars.map(({ look }) => look)).toEqual(["soft", "bar", "soft"]);
    expect((bars[1]?.height ?? 0) * 4).toBeCloseTo(bars[0]?.height ?? 0, 0);
  });
});

describe("a rate or a duration over time", () => {
  const banded = (n: number, value: number | null) => bucket(n, value, value === null ? {} : { low: value / 2, high: value * 2 });
  const trend = trendChart(
    trendInput({ kind: "line", unit: "share", buckets: [banded(2, 0.1), banded(3, null), banded(4, 0.2), banded(5, 0.1)] }),
  );

  it("leaves a gap where nothing is known, and never draws it as zero", () => {
    expect(trend.line?.match(/M/g)).toHaveLength(2);
    expect(trend.line).toContain("h0");
    expect(trend.line).not.toContain(` ${PLOT_HEIGHT}`);
    expect(trend.band?.match(/Z/g)).toHaveLength(2);
  });

  it("ends in a dot and names its band", () => {
    expect(trend.dots.map(({ look }) => look)).toEqual(["end"]);
    expect(trend.key).toEqual([{ look: "band", text: "likely range" }]);
  });

  it("has no line at all where no bucket has a value", () => {
    expect(trendChart(trendInput({ kind: "line", buckets: [bucket(2, null)] }))).toMatchObject({ line: null, band: null, dots: [] });
  });
});

describe("single recoveries", () => {
  const dots = [
    { at: day(3), seconds: 600, open: false },
    { at: day(5), seconds: 6_000, open: false },
    { at: day(9), seconds: 60_000, open: true },
  ];
  const trend = trendChart(trendInput({ kind: "dots", unit: "seconds", dots, median: 6_000, previous: 600 }));

  it("stand on a logarithmic axis: ten times as long is the same step everywhere", () => {
    const [a, b, c] = trend.dots.map(({ y }) => y);
    expect((a ?? 0) - (b ?? 0)).toBeCloseTo((b ?? 0) - (c ?? 0), 0);
    expect(trend.yTicks.every(({ isBase }) => !isBase)).toBe(true);
  });

  it("tell what is not over from what is, and name the levels with their values", () => {
    expect(trend.dots.map(({ look }) => look)).toEqual(["single", "single", "open"]);
    expect(trend.levels.map(({ look }) => look)).toEqual(["previous", "median"]);
    expect(trend.key.map(({ text }) => text)).toEqual(["period before 10\u202fmin", "median 1\u202fh 40\u202fmin", "not over yet"]);
  });
});

describe("marks", () => {
  it("stand under the plot; what lies outside is left out, what lasts is cut at the edges", () => {
    const trend = trendChart(
      trendInput({
        failures: [day(1), day(9)],
        incidents: [
          { from: day(1), to: day(9) },
          { from: day(15), to: null },
          { from: day(17), to: null },
        ],
      }),
    );
    expect(trend.failures).toEqual([500]);
    expect(trend.incidents).toEqual([
      { x1: 0, x2: 500 },
      { x1: 928.6, x2: 1000 },
    ]);
    expect(trend.height).toBeGreaterThan(trend.plotHeight + 10);
    expect(trend.key.map(({ look }) => look)).toEqual(["failure", "incident"]);
  });
});

test("what falls on one place is drawn once", () => {
  const dot = { at: day(4), seconds: 60, open: false };
  const incident = { from: day(4), to: day(5) };
  const input = { dots: [dot, dot], failures: [day(4), day(4)], incidents: [incident, incident] };
  const trend = trendChart(trendInput({ kind: "dots", unit: "seconds", ...input }));
  expect([trend.dots, trend.failures, trend.incidents].map(({ length }) => length)).toEqual([1, 1, 1]);
});

describe("names under the plot", () => {
  it("are Mondays in weeks of days, and a day of 25 hours is said", () => {
    const from = new Date("2026-10-18T22:00:00Z");
    const days = Array.from({ length: 20 }, (_, i): TrendBucket => ({ ...bucket(1, 1), from: new Date(from.getTime() + i * 86_400_000) }));
    const trend = trendChart(trendInput({ from, to: day(8), buckets: days }));
    expect(trend.xTicks.every(({ text }) => text.startsWith("Mon"))).toBe(true);
    expect(trend.zoneNote).toBe("Days in Europe/Oslo; Sun 25 Oct has 25 hours");
  });

  it("thin out on narrow charts, where the first one always fits", () => {
    const ticks = trendChart(trendInput({ to: day(12), buckets: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((n) => bucket(n, n)) })).xTicks;
    expect(ticks[0]?.rank).toBe(0);
    expect(ticks.filter(({ rank }) => rank === 0).length).toBeLessThanOrEqual(3);
    expect(ticks.filter(({ rank }) => rank <= 1).length).toBeLessThanOrEqual(6);
    expect(ticks.length).toBeLessThanOrEqual(12);
  });
});

test("whatever comes in, everything drawn is a finite number inside the plot", () => {
  const value = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }));
  const drawn = fc.array(fc.record({ value, low: value, high: value, part: fc.constant(null) }), { maxLength: 14 });
  fc.assert(
    fc.property(
      fc.constantFrom("bars" as const, "line" as const),
      fc.constantFrom("count" as const, "seconds" as const, "share" as const),
      drawn,
      value,
      (kind, unit, all, previous) => {
        const trend = trendChart(trendInput({ kind, unit, previous, buckets: all.map((one, i) => bucket(i + 2, one.value, one)) }));
        const numbers = [
          ...trend.bars.flatMap(({ x, y, width, height }) => [x, y, width, height]),
          ...trend.levels.map(({ y }) => y),
          ...trend.yTicks.map(({ y }) => y),
        ];
        for (const number of numbers) {
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThanOrEqual(1000);
        }
        expect(`${trend.line}${trend.band}`).not.toMatch(/NaN|Infinity/);
        expect(trend.table.rows).toHaveLength(all.length);
      },
    ),
  );
});
