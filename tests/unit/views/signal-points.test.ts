import { expect, test } from "vitest";
import { EMPTY_ROLLUP } from "@/lib/domain/rollup-add";
import { signalPoints, staleSince } from "@/lib/views/signal-points";

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 12, minute));
const row = (minute: number, count: number, errors = 0) => ({ at: at(minute), rollup: { ...EMPTY_ROLLUP, count, errors } });
const span = { from: at(0), to: at(30), stepMinutes: 1 };

test("versions of one minute are added, and a minute without signals is a gap", () => {
  const points = signalPoints([row(1, 30, 3), row(1, 10, 1), row(3, 5)], span, at(4));
  expect(points.map((point) => point.perMinute)).toEqual([null, 40, null, 5]);
  expect(points.map((point) => point.failed)).toEqual([null, 0.1, null, 0]);
});

test("nothing is drawn after now", () => {
  expect(signalPoints([], span, at(10))).toHaveLength(10);
  expect(signalPoints([], span, at(45))).toHaveLength(30);
});

test("signals have ended when five steps passed without any", () => {
  const points = signalPoints([row(0, 1), row(4, 1)], span, at(20));
  expect(staleSince(points, span, at(9))).toBeNull();
  expect(staleSince(points, span, at(10))).toEqual(at(5));
  expect(staleSince(signalPoints([], span, at(20)), span, at(20))).toBeNull();
});
