import { expect, test } from "vitest";
import { lineChart } from "@/lib/charts/line/build";
import type { RequestRow } from "@/lib/db/read/signals/requests";
import { sharesOf } from "@/lib/views/release/shares";

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 19, 10, minute));
const row = (minute: number, version: string, count: number): RequestRow =>
  ({ at: at(minute), kind: "server", version, rollup: { count } }) as RequestRow;

test("the share of a version is what it answered of each step", () => {
  const rows = [row(0, "1", 10), row(1, "1", 6), row(1, "2", 2), row(2, "2", 8), row(3, "1", 0)];
  expect(sharesOf(rows, "2", false)).toEqual([
    { t: at(0), share: 0 },
    { t: at(1), share: 0.25 },
    { t: at(2), share: 1 },
  ]);
  expect(sharesOf(rows, "3", false)).toEqual([]);
  expect(sharesOf(rows, "3", true).map(({ share }) => share)).toEqual([0, 0, 0]);
});

test("the strip under a chart is drawn as high as the share that was measured", () => {
  const points = [0, 1, 2].map((minute) => ({ t: at(minute), value: 1 }));
  const chart = lineChart({
    ...{ title: "Requests", unit: "per-minute", scale: "linear", from: at(0), to: at(2), zone: "UTC", width: 300, height: 100 },
    series: [{ key: "a", label: "requests", role: "main", points }],
    ...{ band: null, marks: [], excess: null, staleFrom: null, headline: null, caption: "" },
    serving: {
      from: at(0),
      full: at(1),
      to: null,
      harmful: false,
      shares: sharesOf([row(0, "1", 4), row(1, "2", 1), row(1, "1", 1), row(2, "2", 4)], "2", false),
    },
  });
  const heights = [...(chart.strip?.after ?? "").matchAll(/L[\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
  const [bottom = 0, top = 0] = [Math.max(...heights), Math.min(...heights)];
  expect(bottom - top).toBe(5);
  expect(heights).toContain((bottom + top) / 2);
});
