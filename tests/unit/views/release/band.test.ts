import { expect, test } from "vitest";
import { bandOf } from "@/lib/views/release/band";
import type { SignalPoint } from "@/lib/views/signal-points";

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 19, 10, minute));
const series = (of: (minute: number) => number | null): SignalPoint[] =>
  Array.from({ length: 20 }, (_, minute) => ({ t: at(minute), failed: null, p50: null, p95: of(minute), p99: null, perMinute: null }));

test("where two earlier days were heard, the band follows their clock", () => {
  const rising = series((minute) => 100 + minute * 10);
  const band = bandOf(
    series(() => 500),
    [rising, rising, series(() => null)],
    at(10),
    "p95",
  );
  expect(band?.points[5]).toEqual({ t: at(5), low: 130, high: 170 });
  expect(band?.points[15]).toEqual({ t: at(15), low: 230, high: 270 });
});

test("with one earlier day, or too little of them, it is level: what was before the roll-out", () => {
  const points = series((minute) => (minute < 10 ? 100 + minute : 900));
  const level = { low: 101, high: 108 };
  const day = series(() => 5);
  const rest = [day.slice(0, 4), day.slice(0, 4)];
  for (const earlier of [[day], rest, []])
    expect(bandOf(points, earlier, at(10), "p95")?.points).toEqual(points.map(({ t }) => ({ t, ...level })));
});

test("a step that earlier days do not know has no band, and without anything before there is none", () => {
  const day = series((minute) => (minute < 17 ? 7 : null));
  expect(bandOf(day, [day, day], at(0), "p95")?.points[19]).toEqual({ t: at(19), low: null, high: null });
  expect(bandOf(day, [], at(4), "p95")).toBeNull();
});
