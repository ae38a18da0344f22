import { describe, expect, it } from "vitest";
import { type Outcome, outcomeOf } from "@/tests/bench/verdict/outcome";
import { drawScenario, type Scenario } from "@/tests/bench/verdict/scenario";
import { type Score, scoreOf } from "@/tests/bench/verdict/score";
import { quantileOf, shareOf } from "@/tests/bench/verdict/targets";
import { wake } from "@/tests/bench/verdict/wake";

/** Seeds that the judge was neither tuned on nor is reported on. */
const FIRST = 500_000;
const CLEAN = 120;
const OUTAGES = 24;
const FAULTY = 60;
/** Room for a machine that does much else; nothing is asserted about time. */
const PATIENCE_MS = 600_000;

/** The first worlds of a kind whose service is asked often enough. Long ones are left to the bench: each costs as much as six others. */
function outcomes(count: number, is: (scenario: Scenario) => boolean): Outcome[] {
  const found: Outcome[] = [];
  for (let seed = FIRST; found.length < count; seed++) {
    const scenario = drawScenario(seed);
    if (!scenario.long && is(scenario)) found.push(outcomeOf(seed, [wake]));
  }
  return found;
}

const score = (all: readonly Outcome[]): Score => scoreOf(all, 0);

describe("Wake's judge in simulated worlds", () => {
  it(
    "raises hardly any alarm over clean deployments",
    () => {
      const { falseAlarms } = score(outcomes(CLEAN, ({ label }) => label === "clean"));
      expect(falseAlarms).toMatchObject({ of: CLEAN });
      expect(falseAlarms.hits).toBeLessThanOrEqual(1);
    },
    PATIENCE_MS,
  );

  it(
    "lays few unrelated outages to the release beside them",
    () => {
      const { blamed } = score(outcomes(OUTAGES, ({ label }) => label === "outage"));
      expect(blamed.hits).toBeLessThanOrEqual(3);
    },
    PATIENCE_MS,
  );

  it(
    "finds faults where they can be seen, in time, and calls few of them healthy",
    () => {
      const found = score(outcomes(FAULTY, ({ label, profile }) => label === "faulty" && profile.perMinute >= 50));
      expect(shareOf(found.recallBusy)).toBeGreaterThanOrEqual(0.75);
      expect(shareOf(found.recallEnough)).toBeGreaterThanOrEqual(0.85);
      expect(found.reassured.hits).toBeLessThanOrEqual(4);
      expect(quantileOf(found.found5, 0.5)).toBeLessThanOrEqual(10);
      expect(quantileOf(found.found20, 0.5)).toBeLessThanOrEqual(5);
    },
    PATIENCE_MS,
  );
});
