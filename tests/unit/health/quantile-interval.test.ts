import { expect, it } from "vitest";
import { durationsNeeded, quantileInterval } from "@/lib/health/quantile-interval";
import { poisson, prng } from "@/tests/support/prng";
import { durationsOf } from "./support/scene";

it("needs 6, 72 and 368 durations for p50, p95 and p99", () => {
  expect([0.5, 0.95, 0.99].map(durationsNeeded)).toEqual([6, 72, 368]);
  expect(quantileInterval(durationsOf([[10, 71]]), 0.95, 1)).toBeNull();
  expect(quantileInterval(durationsOf([[10, 72]]), 0.95, 1)).not.toBeNull();
  expect(quantileInterval(durationsOf([[10, 72]]), 0.95, 2)).toBeNull();
  expect(quantileInterval({ offset: 0, counts: [] }, 0.5, 1)).toBeNull();
});

it("covers the true p95 of an exponential in at least 93 of 100 samples", () => {
  const trueUs = -Math.log(0.05) * 100_000;
  const edges = Array.from({ length: 130 }, (_, index) => 2 ** (index / 8) / 10);
  let covered = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const random = prng(seed);
    const durations = durationsOf(
      edges.map(
        (ms) => [ms * 2 ** (1 / 16), poisson(random, 2000 * (Math.exp(-ms / 100) - Math.exp((-ms * 2 ** (1 / 8)) / 100)))] as const,
      ),
    );
    const interval = quantileInterval(durations, 0.95, 1);
    if (interval !== null && interval.lowUs <= trueUs && trueUs <= interval.highUs) covered++;
  }
  expect(covered / 400).toBeGreaterThanOrEqual(0.93);
});

it("widens with the dispersion", () => {
  const durations = durationsOf([1, 2, 4, 8, 16, 32, 64, 128].map((ms) => [ms, 200] as const));
  const [calm, rough] = [quantileInterval(durations, 0.5, 1), quantileInterval(durations, 0.5, 40)];
  expect(rough?.highUs).toBeGreaterThan(calm?.highUs ?? Number.POSITIVE_INFINITY);
});
