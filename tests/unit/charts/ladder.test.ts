import { describe, expect, it } from "vitest";
import { effectInterval } from "@/lib/charts/effect-interval/build";
import { horizonLadder } from "@/lib/charts/horizon-ladder/build";
import type { LadderInput, Rung } from "@/lib/charts/horizon-ladder/input";

const AT = new Date("2026-11-19T09:31:00Z");
const after = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);
const ratio = (value: number) => ({ ratio: value, low: value * 0.8, high: value * 1.2 });

const rung = (horizon: Rung["horizon"], state: Rung["state"], due: number, extra: Partial<Rung> = {}): Rung => ({
  horizon,
  state,
  errors: null,
  p95: null,
  requests: 0,
  judgedAt: null,
  dueAt: after(due),
  notes: [],
  ...extra,
});

const LADDER: LadderInput = {
  now: after(1440),
  zone: "Europe/Oslo",
  at: AT,
  endedAt: after(53),
  endedBy: "rollback",
  afterNote: null,
  rungs: [
    rung("5m", "regressed", 5, { errors: ratio(9), p95: ratio(1.3), requests: 1180, judgedAt: after(11) }),
    rung("1h", "regressed", 60, { errors: ratio(23), p95: ratio(1.5), requests: 12_480, judgedAt: after(53) }),
    rung("24h", "rolled-back", 1440, { notes: ["Rolled back before it was due."] }),
    rung("7d", "superseded", 10_080),
  ],
};

describe("the horizon ladder", () => {
  const model = horizonLadder(LADDER, 800);

  it("has equal columns and hatches those not reached", () => {
    expect(model.columns).toEqual([200, 400, 600]);
    expect(model.hatches.map(({ x, width }) => [x, width])).toEqual([
      [400, 200],
      [600, 200],
    ]);
  });

  it("ends the wake where it was taken back within its column", () => {
    const end = model.pieces.find(({ look }) => look === "end")?.d ?? "";
    expect(Number(end.slice(1).split(" ")[0])).toBeCloseTo(200 + (200 * 48) / 55 + 1.5, 0);
    expect(model.labels.map(({ text }) => text.replace("\u202f", " "))).toContain("rolled back after 53 min");
  });

  it("says each rung in words, and nothing of what was not reached", () => {
    expect(model.rungs.map(({ word, when }) => [word, when])).toEqual([
      ["Regressed", "judged 10:42"],
      ["Regressed", "judged 11:24"],
      ["Not reached", "due Fri 20 Nov 10:31"],
      ["Not reached", "due Thu 26 Nov 10:31"],
    ]);
    expect(model.rungs[1]?.effects[0]).toEqual({ label: "Errors", value: "×23", range: "18 to 28" });
    expect(model.rungs[1]?.lines.map((line) => line.replace("\u202f", " "))).toEqual(["12,480 requests in 53 min"]);
    expect(model.rungs[2]?.effects).toEqual([]);
    expect(model.description).toContain("After 1 h: Regressed, errors ×23, p95 ×1.5");
  });
});

describe("the effect interval", () => {
  const effect = (value: number, low: number, high: number) =>
    effectInterval({ metric: "Errors", effect: { ratio: value, low, high }, normal: { low: null, high: 1.3 }, tone: "bad", width: 300 });

  it("puts the point inside its range and the range beside what is normal", () => {
    const { point, interval, normal } = effect(23.3, 17, 31);
    expect(interval.x1).toBeLessThan(point.x);
    expect(point.x).toBeLessThan(interval.x2);
    expect(normal.x + normal.width).toBeLessThan(interval.x1);
  });

  it("spaces doublings evenly and keeps everything on the axis", () => {
    const { ticks, interval } = effect(2, 0.2, 90);
    const gaps = ticks.slice(1).map(({ x }, i) => x - (ticks[i]?.x ?? 0));
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? 0, 0);
    expect(interval.x1).toBeGreaterThanOrEqual(0);
    expect(interval.x2).toBeLessThanOrEqual(300);
  });

  it("stays finite for a range without an end", () => {
    const { interval, point, normal } = effect(Number.POSITIVE_INFINITY, 0, Number.NaN);
    for (const value of [interval.x1, interval.x2, point.x, normal.width]) expect(value).toBeGreaterThan(0);
    expect(point.x).toBeLessThan(300);
  });

  it("is said in words", () => expect(effect(23.3, 17, 31).description).toBe("Errors ×23, likely 17 to 31. Normal is below ×1.3."));
});
