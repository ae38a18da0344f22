import { expect, it } from "vitest";
import { binomialQuantile } from "@/lib/metrics/stats/binomial-quantile";

it.each([
  [0.025, 100, 0.95, 90],
  [0.975, 100, 0.95, 99],
  [0.5, 10, 0.5, 5],
  [0.975, 72, 0.95, 71],
  [0.025, 50_000, 0.99, 49_456],
  [0.975, 50_000, 0.99, 49_543],
  [0.025, 7, 0.5, 1],
])("quantile %f of Bin(%i, %f)", (p, of, share, known) => expect(binomialQuantile(p, of, share)).toBe(known));
