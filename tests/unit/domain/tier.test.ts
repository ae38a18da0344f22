import { expect, test } from "vitest";
import { tierOf, tierOrder } from "@/lib/domain/tier";

test("names of environments suggest their tier, in any case", () => {
  expect(["prod", "LIVE", " Production "].map(tierOf)).toEqual(["production", "production", "production"]);
  expect(["uat", "qa", "review/42-fix", "preview"].map(tierOf)).toEqual(["staging", "test", "development", "development"]);
});

test("an unknown name is no tier, not production", () => {
  expect(["eu-west", "", "productions"].map(tierOf)).toEqual(["other", "other", "other"]);
});

test("tiers stand in the order of the path to production", () => {
  expect(tierOrder("development")).toBeLessThan(tierOrder("staging"));
  expect(tierOrder("staging")).toBeLessThan(tierOrder("production"));
  expect(tierOrder("production")).toBeLessThan(tierOrder("other"));
});
