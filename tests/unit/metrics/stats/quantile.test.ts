import { expect, it } from "vitest";
import { quantile } from "@/lib/metrics/stats/quantile";

const of = (sorted: readonly number[], p: number): number => quantile(p, sorted.length, (rank) => sorted[rank - 1] ?? Number.NaN);
const VALUES = [1, 1, 2, 3, 4, 5, 5, 6, 9, 35, 79, 89];

it.each([
  [0, 1],
  [0.25, 2.75],
  [0.5, 5],
  [0.75, 15.5],
  [0.9, 74.60000000000002],
  [1, 89],
])("quantile %f of twelve values", (p, known) => expect(of(VALUES, p)).toBe(known));

it("is the value when there is one", () => expect([0, 0.25, 0.5, 0.9, 1].map((p) => of([7], p))).toEqual([7, 7, 7, 7, 7]));
