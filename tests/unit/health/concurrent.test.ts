import { describe, expect, it } from "vitest";
import { compareConcurrent, pairsOf } from "@/lib/health/concurrent";
import { minutesAfter } from "./support/scene";

type Minute = { readonly share: number; readonly ours: number; readonly others: number };

/** Minutes of 1,000 requests, of which the judged version has a share, with the failed share on both sides. */
function served(minutes: number, at: (minute: number) => Minute) {
  const drawn = Array.from({ length: minutes }, (_, minute) => {
    const { share, ours, others } = at(minute);
    const version = { at: minutesAfter(minute), minutes: 1, hits: 1000 * share * ours, of: 1000 * share };
    return { version, all: { ...version, hits: version.hits + 1000 * (1 - share) * others, of: 1000 } };
  });
  return pairsOf(
    drawn.map(({ all }) => all),
    drawn.map(({ version }) => version),
  );
}
const evidence = (at: (minute: number) => Minute): number => compareConcurrent(served(30, at)).logEvidence;

describe("the judged version beside others in the same minutes", () => {
  it("proves that a canary is worse", () => expect(evidence(() => ({ share: 0.1, ours: 0.05, others: 0.01 }))).toBeGreaterThan(7));
  it("finds nothing where both fail alike, however the rate moves", () => {
    expect(evidence((minute) => ({ share: 0.1, ours: 0.002 * minute, others: 0.002 * minute }))).toBeLessThan(0);
  });
  it("finds nothing where the canary fails less", () =>
    expect(evidence(() => ({ share: 0.25, ours: 0.002, others: 0.01 }))).toBeLessThan(0));
  it("leaves out the minutes in which the version had just begun or grown", () => {
    expect(served(30, (minute) => ({ share: (minute + 1) / 40, ours: 0, others: 0 }))).toHaveLength(0);
    const steps = served(20, (minute) => ({ share: minute < 10 ? 0.05 : 0.25, ours: 0, others: 0 }));
    expect(steps.map(({ at }) => (at - minutesAfter(0).getTime()) / 60_000)).toEqual([4, 5, 6, 7, 8, 9, 14, 15, 16, 17, 18, 19]);
  });
  it("says nothing of a handful of requests", () => {
    expect(compareConcurrent(pairsOf([], []))).toMatchObject({ enough: false, logEvidence: 0 });
  });
});
