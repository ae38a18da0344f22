import fc from "fast-check";
import { expect, it } from "vitest";
import { HORIZON_MINUTES, HORIZONS } from "@/lib/domain/horizon";
import { judgeHorizon } from "@/lib/health/judge";
import { minutesAfter, scene, steady } from "./support/scene";

const share = fc.constantFrom(0, 0.001, 0.01, 0.2);
const traffic = fc.constantFrom(0, 0.05, 1, 30, 500);
const anything = fc.record({
  horizon: fc.constantFrom(...HORIZONS),
  traffic: fc.record({ before: traffic, after: traffic, others: traffic }),
  failed: fc.record({ before: share, after: share }),
  passed: fc.double({ min: 0, max: 1.2, noNaN: true }),
});

type Anything = typeof anything extends fc.Arbitrary<infer Value> ? Value : never;

const inputOf = ({ horizon, traffic, failed, passed }: Anything) =>
  scene({
    horizon,
    before: steady(traffic.before, failed.before),
    after: steady(traffic.after, failed.after),
    others: steady(traffic.others, failed.before),
    now: minutesAfter(passed * HORIZON_MINUTES[horizon]),
  });

it("answers anything, with reasons, with plain numbers, and always the same", () => {
  fc.assert(
    fc.property(anything, (given) => {
      const input = inputOf(given);
      const verdict = judgeHorizon(input);
      expect(judgeHorizon(input)).toEqual(verdict);
      expect(judgeHorizon({ ...input, before: input.before.toReversed(), afterOfVersion: input.afterOfVersion.toReversed() })).toEqual(
        verdict,
      );
      expect(JSON.parse(JSON.stringify(verdict)).effects).toEqual(verdict.effects);
      expect(verdict.evidence.length).toBeGreaterThan(0);
      expect(verdict.evidence.join(" ")).not.toMatch(/NaN|Infinity|undefined|null/);
    }),
    { numRuns: 150 },
  );
});

it("says nothing good before the horizon is over, nor of a version that sent nothing, nor of a handful of requests", () => {
  fc.assert(
    fc.property(anything, (given) => {
      const input = inputOf(given);
      const { state, requests, dueAt } = judgeHorizon(input);
      if (state !== "healthy" && state !== "improved") return;
      expect(input.now.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
      expect(requests.before).toBeGreaterThan(0);
      expect(requests.after).toBeGreaterThan(given.failed.before > 0.01 ? 20 : 1000);
    }),
    { numRuns: 150 },
  );
});

it("ignores what lies outside the windows", () => {
  const input = scene({ horizon: "1h", before: steady(300, 0.01), after: steady(300, 0.01) });
  const outside = input.before.map((cell) => ({ ...cell, at: new Date(cell.at.getTime() - 3 * 3_600_000), errors: cell.count }));
  expect(judgeHorizon({ ...input, before: [...outside, ...input.before], afterOfVersion: [...outside, ...input.afterOfVersion] })).toEqual(
    judgeHorizon(input),
  );
});

it("compares a morning with mornings: a partial day with the same hours of the baseline", () => {
  const daily = (at: Date, minutes: number) => steady(at.getUTCHours() >= 10 && at.getUTCHours() < 13 ? 300 : 20, 0.01)(at, minutes);
  const { effects, state } = judgeHorizon(scene({ horizon: "24h", before: daily, after: daily, now: minutesAfter(180) }));
  expect(effects.find(({ metric }) => metric === "throughput")?.effect?.ratio).toBe(1);
  expect(state).toBe("watching");
});

it("does not take a service that is younger than the baseline for one that grew", () => {
  const young = scene({ horizon: "24h", before: steady(300, 0.01), after: steady(300, 0.01) });
  const { effects } = judgeHorizon({ ...young, before: young.before.filter(({ at }) => at.getTime() > minutesAfter(-6 * 60).getTime()) });
  expect(effects.find(({ metric }) => metric === "throughput")?.effect?.ratio).toBeCloseTo(1, 6);
});
