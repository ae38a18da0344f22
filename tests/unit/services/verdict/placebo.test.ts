import { expect, test } from "vitest";
import type { Window } from "@/lib/domain/verdict";
import { falseAlarmRate } from "@/lib/metrics/verdict/false-alarms";
import { momentsOf } from "@/lib/services/verdict/placebo/moments";
import { lastNight } from "@/lib/services/verdict/placebo/night";
import { pooledPlacebo } from "@/lib/services/verdict/placebo/pooled";

const HOUR = 3_600_000;
const span: Window = { from: new Date("2026-11-19T00:00:00Z"), to: new Date("2026-11-20T00:00:00Z") };

test("a night is the day before it, in the zone of the installation, and begins at one o'clock", () => {
  expect(lastNight(new Date("2026-11-20T01:00:00Z"), "UTC")).toEqual({ day: "2026-11-20", span });
  expect(lastNight(new Date("2026-11-20T00:59:00Z"), "UTC").day).toBe("2026-11-19");
  expect(lastNight(new Date("2026-11-20T00:00:00Z"), "Europe/Oslo").span.to).toEqual(new Date("2026-11-19T23:00:00Z"));
});

test("the day on which the clocks go back has an hour more of moments", () => {
  const { span: long } = lastNight(new Date("2026-10-26T05:00:00Z"), "Europe/Oslo");
  expect(momentsOf("1h", long, []).length).toBe(97);
  expect(momentsOf("1h", span, []).length).toBe(93);
});

test("no moment lies near a deployment, and every horizon ends within the day", () => {
  const at = new Date("2026-11-19T12:00:00Z");
  for (const horizon of ["5m", "1h", "24h"] as const) {
    const length = { "5m": HOUR / 12, "1h": HOUR, "24h": 24 * HOUR }[horizon];
    const lead = horizon === "24h" ? 24 * HOUR : HOUR;
    const all = momentsOf(horizon, span, []).map((one) => one.getTime());
    const free = momentsOf(horizon, span, [{ from: at, to: at }]).map((one) => one.getTime());
    expect(free).toEqual(all.filter((one) => at.getTime() < one - lead || at.getTime() >= one + length));
    expect(all.every((one) => one + length > span.from.getTime() && one + length <= span.to.getTime())).toBe(true);
  }
});

test("nights are pooled by their looks, and a place never varies less than chance", () => {
  const night = (looks: number, alarms: number, failures: number | null, latency: number | null) => ({ looks, alarms, failures, latency });
  expect(pooledPlacebo([])).toBeNull();
  expect(pooledPlacebo([night(0, 0, null, null)])).toBeNull();
  expect(pooledPlacebo([night(10, 1, 4, 0.5), night(30, 0, 2, null)])).toEqual({ looks: 40, alarms: 1, failures: 2.5, latency: 1 });
});

test("what another judge was wrong about does not count against this one", () => {
  const night = (day: number, method: string, alarms: number) => ({ night: new Date(day), looks: 100, alarms, method });
  expect(falseAlarmRate([night(1, "a", 2), night(2, "a", 0), night(3, "b", 50)], "a")).toMatchObject({
    looks: 200,
    alarms: 2,
    nights: 2,
    rate: 0.01,
  });
  expect(falseAlarmRate([night(3, "b", 50)], "a")).toMatchObject({ rate: null, reason: expect.stringContaining("has changed") });
  expect(falseAlarmRate([], "a")).toMatchObject({ rate: null, reason: expect.stringContaining("Nothing") });
  expect(falseAlarmRate([{ ...night(1, "a", 0), looks: 0 }], "a")).toMatchObject({
    rate: null,
    reason: expect.stringContaining("no time"),
  });
});
