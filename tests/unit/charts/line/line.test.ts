import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineChart } from "@/lib/charts/line/build";
import type { LineInput } from "@/lib/charts/line/input";
import type { LineRow } from "@/lib/charts/line/rows";
import { thinRows } from "@/lib/charts/line/thin";

const START = new Date("2026-11-19T08:30:00Z");
const minute = (i: number): Date => new Date(START.getTime() + i * 60_000);

const chart = (values: readonly (number | null)[], extra: Partial<LineInput> = {}): LineInput => ({
  title: "Failed requests",
  unit: "share",
  scale: "linear",
  from: START,
  to: minute(Math.max(1, values.length - 1)),
  zone: "Europe/Oslo",
  width: 432,
  height: 188,
  series: [{ key: "failed", label: "Failed", role: "main", points: values.map((value, i) => ({ t: minute(i), value })) }],
  band: null,
  marks: [],
  serving: null,
  excess: null,
  staleFrom: null,
  headline: null,
  caption: "Failures rose.",
  ...extra,
});

const cell = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null });
const manyRows: fc.Arbitrary<LineRow[]> = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 3000 }),
    fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 5, maxLength: 40 }),
  )
  .map(([columns, count, pattern]) =>
    Array.from({ length: count }, (_, t) => ({
      t,
      values: (pattern[(t * 7) % pattern.length] ?? []).slice(0, columns).map((value) => (value === null ? null : value + ((t * 31) % 97))),
    })),
  );

describe("thinning", () => {
  it("keeps at most 500 rows, in order, with every column's extremes and the ends", () => {
    fc.assert(
      fc.property(manyRows, (rows) => {
        const thin = thinRows(rows);
        expect(thin.length).toBeLessThanOrEqual(500);
        expect(thin.map(({ t }) => t)).toEqual(thin.map(({ t }) => t).toSorted((a, b) => a - b));
        expect([thin[0], thin.at(-1)]).toEqual([rows[0], rows.at(-1)]);
        rows[0]?.values.forEach((_, column) => {
          const known = (all: readonly LineRow[]): number[] =>
            all.flatMap(({ values }) => (typeof values[column] === "number" ? [values[column]] : []));
          if (known(rows).length === 0) return;
          expect(Math.max(...known(thin))).toBe(Math.max(...known(rows)));
          expect(Math.min(...known(thin))).toBe(Math.min(...known(rows)));
        });
      }),
      { numRuns: 60 },
    );
  });

  it("keeps a spike of one minute in a week", () => {
    const rows = Array.from({ length: 10_080 }, (_, t) => ({ t, values: [t === 7777 ? 0.9 : 0.002] }));
    expect(thinRows(rows).some(({ values }) => values[0] === 0.9)).toBe(true);
  });
});

describe("a line chart", () => {
  it("leaves gaps open", () => {
    const { series } = lineChart(chart([0.1, 0.2, null, 0.2, 0.1]));
    expect(series[0]?.d.match(/M/g)).toHaveLength(2);
  });

  it("begins a linear axis at zero and has round ticks", () => {
    const model = lineChart(chart([0.02, 0.05, 0.06]));
    expect(model.yTicks.map(({ label }) => label.text.replace("\u202f", " "))).toEqual(["0", "2 %", "4 %", "6 %"]);
    expect(model.yTicks.find(({ isBase }) => isBase)?.y).toBe(model.plot.y + model.plot.height);
    expect(model.live.yDomain[0]).toBe(0);
  });

  it("repeats its numbers in the table, and gives the live layer the same rows", () => {
    const model = lineChart(chart([0.021, null, 0.05]));
    expect(model.table.rows.map(({ cells }) => cells.map(({ text }) => text.replace("\u202f", " ")))).toEqual([
      ["Thu 19 Nov 09:30", "2.1 %"],
      ["Thu 19 Nov 09:31", "–"],
      ["Thu 19 Nov 09:32", "5 %"],
    ]);
    expect(model.live.rows.map(({ values }) => values[0])).toEqual([0.021, null, 0.05]);
  });

  it("fills what lies beyond the band while the version served, and nothing before", () => {
    const band = { label: "Baseline", points: Array.from({ length: 60 }, (_, i) => ({ t: minute(i), low: 0, high: 0.01 })) };
    const values = Array.from({ length: 60 }, (_, i) => (i < 20 || i > 40 ? 0.05 : 0.2));
    const serving = { from: minute(20), full: minute(22), to: minute(40), harmful: true };
    const { excess, plot } = lineChart(chart(values, { band, serving, excess: { text: "585 extra", side: "above" } }));
    const xs = [...(excess?.d ?? "").matchAll(/[ML]([\d.]+)/g)].map((match) => Number(match[1]));
    expect(Math.min(...xs)).toBeCloseTo(plot.x + (plot.width * 20) / 59, 0);
    expect(excess?.label.text).toBe("585 extra");
  });

  it("draws finite numbers for any values, on both scales", () => {
    const anyValue = fc.option(fc.double(), { nil: null });
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 40 }), fc.constantFrom("linear", "log"), (values, scale) => {
        expect(JSON.stringify(lineChart(chart(values, { scale })))).not.toMatch(/NaN|Infinity/);
      }),
    );
  });

  it("turns a label aside that would run into the next mark", () => {
    const values = Array.from({ length: 180 }, () => 0.01);
    const marks = [
      { at: minute(100), label: "3.18.0", shape: "regressed" as const },
      { at: minute(104), label: "back to 3.17.4", shape: null },
    ];
    const [first, second] = lineChart(chart(values, { marks })).marks;
    expect(first?.label?.anchor).toBe("end");
    expect(second?.label?.anchor).toBe("start");
  });

  it("says which label has no room once a phone makes the letters larger", () => {
    const values = Array.from({ length: 180 }, () => 0.01);
    const crowdedFrom = (first: number): boolean[] =>
      lineChart(
        chart(values, {
          marks: [
            { at: minute(first), label: "3.18.0", shape: "regressed" as const },
            { at: minute(150), label: "back to 3.17.4", shape: null },
          ],
        }),
      ).marks.map(({ label, crowded }) => label !== null && crowded);
    expect(crowdedFrom(81)).toEqual([false, true]);
    expect(crowdedFrom(40)).toEqual([false, false]);
  });
});
