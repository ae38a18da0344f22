import { expect, test } from "vitest";
import { storedStep, widenedStep } from "@/lib/views/signals-step";

const HOUR = 3_600_000;

test("a step widens until a period has at most 500 points", () => {
  expect(widenedStep("1m", HOUR, "1m")).toEqual({ step: "1m", note: null });
  const widened = (hours: number) => widenedStep("1m", hours * HOUR, "1m").step;
  expect([24, 7 * 24, 30 * 24, 90 * 24, 400 * 24, 4000 * 24].map(widened)).toEqual(["5m", "30m", "2h", "6h", "1d", "7d"]);
});

test("and until it is made of what is still kept, which is said", () => {
  expect(widenedStep("5m", HOUR, "1h")).toEqual({ step: "1h", note: "Nothing finer than 1h is kept that far back; this is every 1h." });
  expect(widenedStep("1m", 30 * 24 * HOUR, "1h").note).toBe("1m would be more than 500 points; this is every 2h.");
  expect(widenedStep("6h", HOUR, "1h")).toEqual({ step: "6h", note: null });
});

test("each step is read from the coarsest tier that it is made of", () => {
  expect((["1m", "30m", "1h", "6h", "1d", "7d"] as const).map(storedStep)).toEqual(["1m", "1m", "1h", "1h", "1d", "1d"]);
});
