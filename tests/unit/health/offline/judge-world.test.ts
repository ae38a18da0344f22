import { describe, expect, it } from "vitest";
import { judgeWorld } from "@/lib/health/offline/judge-world";
import type { World, WorldDeployment, WorldPoint, WorldSeries } from "@/lib/health/offline/world";
import { minutesAfter, ROLLED_OUT } from "../support/scene";

const place = { service: "shop", environment: "production" };
const deployment = (more: Partial<WorldDeployment> = {}): WorldDeployment => ({
  id: "d",
  ...place,
  version: "2",
  previousVersion: "1",
  startedAt: ROLLED_OUT,
  finishedAt: ROLLED_OUT,
  ...more,
});
const point = (minute: number, count: number, errors: number): WorldPoint => ({
  at: minutesAfter(minute),
  count,
  errors,
  ownErrors: null,
  durations: null,
  signatures: new Map(),
  instances: null,
});
/** `count` requests in each minute of a period, of which `failed` fail. */
const series = (version: string, from: number, to: number, failed: number, count = 300, operation: string | null = null): WorldSeries => ({
  ...place,
  version,
  operation,
  points: Array.from({ length: to - from }, (_, index) => point(from + index, count, failed)),
});
const world = (more: Partial<World>): World => ({
  now: minutesAfter(61),
  deployments: [deployment()],
  series: [series("1", -120, 0, 2), series("2", 0, 61, 2)],
  freezeHistory: false,
  ...more,
});
const states = (more: Partial<World>): string[] => judgeWorld(world(more)).map(({ state }) => state);

describe("judgeWorld", () => {
  it("answers each deployment at each horizon, as they stand now", () => {
    expect(states({})).toEqual(["healthy", "healthy", "watching", "watching"]);
    expect(states({ now: minutesAfter(-5) })).toEqual(["pending", "pending", "pending", "pending"]);
    expect(judgeWorld(world({ deployments: [] }))).toEqual([]);
  });

  it("finds a fault at its first look and says when", () => {
    const [first, hour] = judgeWorld(world({ series: [series("1", -120, 0, 2), series("2", 0, 61, 30)] }));
    expect(first).toMatchObject({ state: "regressed", detectedAt: minutesAfter(3), effect: { metric: "errors" } });
    expect(hour?.state).toBe("regressed");
  });

  it("adds up operations where the sum is not told, and never both", () => {
    const parts = (version: string, from: number, to: number) => [
      series(version, from, to, 1, 150, "GET /a"),
      series(version, from, to, 1, 150, "GET /b"),
    ];
    const brief = (more: Partial<World>) => judgeWorld(world(more)).map(({ state, effect }) => [state, effect.ratio?.toFixed(6)]);
    for (const told of [
      [...parts("1", -120, 0), ...parts("2", 0, 61)],
      [...parts("1", -120, 0), series("1", -120, 0, 2), ...parts("2", 0, 61)],
    ])
      expect(brief({ series: told })).toEqual(brief({}));
  });

  it("does not mind points that are out of order or told twice", () => {
    const series = world({}).series.map((one) => ({ ...one, points: [...one.points.toReversed(), ...one.points] }));
    expect(judgeWorld(world({ series }))).toEqual(judgeWorld(world({})));
  });

  it("does not blame a release for what began before it, nor for what hits the old version, too", () => {
    const outage = (version: string, from: number, to: number): WorldSeries => ({
      ...series(version, from, to, 0),
      points: Array.from({ length: to - from }, (_, index) => point(from + index, 300, from + index >= -4 ? 30 : 2)),
    });
    expect(states({ series: [outage("1", -120, 0), outage("2", 0, 61)] }).slice(0, 2)).toEqual(["environment", "environment"]);
    const canary = deployment({ startedAt: minutesAfter(-30) });
    const beside = { ...outage("1", -120, 61), points: [...outage("1", -120, 61).points] };
    expect(states({ deployments: [canary], series: [beside, outage("2", -30, 61)] }).slice(0, 2)).toEqual(["environment", "environment"]);
  });

  it("finds a version that is announced and sends nothing", () => {
    const [first] = judgeWorld(world({ series: [series("1", -120, 61, 2)] }));
    expect(first).toMatchObject({ state: "silent" });
    expect(first?.detectedAt).not.toBeNull();
  });

  it("ends a deployment with the next one: a rollback when that brings back what ran before", () => {
    const at = { startedAt: minutesAfter(20), finishedAt: minutesAfter(21) };
    const followedBy = (version: string) => [deployment(), deployment({ id: "next", version, previousVersion: "2", ...at })];
    expect(states({ deployments: followedBy("3") })[1]).toBe("superseded");
    expect(states({ deployments: followedBy("1") })[1]).toBe("rolled-back");
  });

  it("leaves earlier days of a bad release out of the baseline, unless history is frozen", () => {
    const day = 1440;
    const bad = deployment({
      id: "bad",
      version: "1",
      previousVersion: "0",
      startedAt: minutesAfter(-day),
      finishedAt: minutesAfter(-day),
    });
    const told = [series("0", -day - 180, -day, 2), series("1", -day, -day + 61, 60), series("1", -120, 0, 2), series("2", 0, 61, 2)];
    const hour = (freezeHistory: boolean) =>
      judgeWorld(world({ deployments: [bad, deployment()], series: told, freezeHistory })).find(
        ({ deployment: id, horizon }) => id === "d" && horizon === "1h",
      );
    expect(hour(false)?.effect.ratio).toBeCloseTo(1, 0);
    expect(hour(true)?.effect.ratio ?? 1).toBeLessThan(hour(false)?.effect.ratio ?? 0);
  });
});
