import { expect, test } from "vitest";
import { type DecidedWord, pipelineWord } from "@/lib/domain/pipeline-verdict";
import { VERDICT_STATES, type VerdictState } from "@/lib/domain/verdict";

const said = (kind: DecidedWord["kind"], state: VerdictState): DecidedWord => ({
  kind,
  state,
  reason: "A load test",
  by: "Ada Berg",
  at: new Date("2026-03-01T12:00:00Z"),
});

test("only health is a yes, only harm a no, and everything else neither", () => {
  const words = Object.fromEntries(VERDICT_STATES.map((state) => [state, pipelineWord(state, null).ok]));
  expect(words).toEqual({
    ...{ healthy: true, improved: true, suspect: false, regressed: false, "rolled-back": false },
    ...{ pending: null, watching: null, environment: null, insufficient: null, silent: null, superseded: null },
  });
});

test.each([
  ["a regression that was dismissed is not held against it", "regressed", said("dismissed", "regressed"), true],
  ["nor a suspicion left of it", "suspect", said("dismissed", "regressed"), true],
  ["a suspicion that was dismissed and came true is", "regressed", said("dismissed", "suspect"), false],
  ["a suspicion that was confirmed is", "suspect", said("confirmed", "suspect"), false],
  ["a good verdict that was dismissed is no word for it", "healthy", said("dismissed", "healthy"), null],
  ["a good verdict that was confirmed is", "healthy", said("confirmed", "healthy"), true],
  ["what was taken back does not run, whatever was dismissed", "rolled-back", said("dismissed", "regressed"), false],
  ["a word on another state makes nothing of silence", "silent", said("dismissed", "regressed"), null],
] as const)("%s", (_, state, word, ok) => {
  expect(pipelineWord(state, word).ok).toBe(ok);
});
