import { expect, it } from "vitest";
import { logGamma } from "@/lib/metrics/stats/log-gamma";
import { relativeError } from "./relative-error";

it.each([
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [3, Math.LN2],
  [10.25, 13.368023671476045],
  [171, 706.5730622457874],
  [1000, 5905.220423209181],
  [1e6, 12815504.569147613],
])("ln Γ(%f)", (x, known) => expect(relativeError(logGamma(x), known)).toBeLessThan(1e-12));

it("is not defined at and below zero", () => {
  expect(logGamma(0)).toBeNaN();
  expect(logGamma(-1)).toBeNaN();
});
