import { expect, test } from "vitest";
import type { FirstSteps } from "@/lib/db/read/intake/first-steps";
import { connectSteps } from "@/lib/views/connect/steps";

const now = new Date("2026-11-20T12:00:00Z");
const nothing: FirstSteps = { token: null, release: null, signals: null, link: null, verdict: null };
const none = { releases: 0, signals: 0 };

test("the first open step is the current one", () => {
  const steps = connectSteps({ ...nothing, token: { prefix: "wk_a1b2c3", lastUsedAt: new Date(now.getTime() - 4_000) } }, none, now);
  expect(steps.map((step) => step.state)).toEqual(["done", "current", "waiting", "waiting", "waiting"]);
});

test("refused tries and a release outside production are said where the step is open", () => {
  const staging = { service: "orders", version: "1.0.0", environment: "staging", tier: "staging" };
  expect(connectSteps(nothing, { releases: 2, signals: 1 }, now)[1]?.sentence).toBe(
    "None has arrived. 2 tries were refused; see why on this page.",
  );
  expect(connectSteps(nothing, { releases: 2, signals: 1 }, now)[2]?.sentence).toContain("1 try was refused");
  expect(connectSteps({ ...nothing, release: staging }, none, now)[1]).toMatchObject({
    sentence: expect.stringContaining("not production"),
  });
});
