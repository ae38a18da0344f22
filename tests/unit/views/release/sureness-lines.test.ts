import { expect, test } from "vitest";
import type { Sureness } from "@/lib/domain/verdict";
import { surenessFigure, surenessLines } from "@/lib/views/release/sureness-lines";
import { releaseVerdict } from "@/tests/support/release-verdict";

const NIGHTS = "Judged 40 times at moments without a release.";
const known = releaseVerdict().sureness as Sureness;

const line = (term: string, part: Parameters<typeof releaseVerdict>[0] = {}): string =>
  surenessLines(releaseVerdict(part), NIGHTS).find((one) => one.term === term)?.text ?? "";

test("how sure a verdict is, is the chance of a rise that matters", () => {
  expect(surenessFigure(releaseVerdict())).toEqual({ value: "99.9\u202f%", note: "that failures rose by more than 30\u202f%" });
  expect(surenessFigure(releaseVerdict({ sureness: null }))).toBeNull();
  expect(surenessFigure(releaseVerdict({ sureness: { ...known, chance: 1 } }))?.value).toBe(">\u202f99.99\u202f%");
  expect(surenessFigure(releaseVerdict({ sureness: { ...known, chance: 0 } }))?.value).toBe("<\u202f0.01\u202f%");
});

test("the proof is told beside what it takes, in either direction", () => {
  expect(line("Proof")).toBe(
    "That failures rose explains the numbers 5,000 times better than that they did not; to be called proven takes 1,000 times.",
  );
  expect(line("Proof", { sureness: { ...known, logEvidence: -Math.log(4) } })).toContain(
    "did not rise explains the numbers 4 times better than that they did",
  );
  expect(line("Proof", { sureness: { ...known, logEvidence: 90, metric: "p95" } })).toContain(
    "p95 rose explains the numbers over a million",
  );
});

test("looks, bunches, the clock and false alarms are said in words", () => {
  expect(line("Looks")).toBe("7 of 11 made. Chance alone may raise an alarm at one look in 1,000.");
  expect(line("Looks", { sureness: { ...known, alpha: 0.05 } })).toContain("one look in 20.");
  expect(line("Unevenness")).toContain("one by one");
  expect(line("Unevenness", { sureness: { ...known, dispersion: 3.2 } })).toContain("3.2 of them weigh as one");
  expect(line("The clock")).toContain("does not move by itself");
  expect(line("The clock", { sureness: { ...known, seasonal: 1.4 } })).toContain("moves ×1.4 by itself");
  expect(line("The clock", { sureness: { ...known, seasonal: null } })).toContain("is not known");
  expect(line("False alarms")).toBe(NIGHTS);
});

test("what served beside it is told, or that nothing did", () => {
  expect(line("Beside others")).toContain("No other version answered enough");
  const concurrent = { share: 0.25, requests: { ours: 100, others: 300 }, failed: { ours: 5, others: 3 }, logEvidence: 1 };
  expect(line("Beside others", { concurrent })).toBe(
    "In the same minutes it answered 25\u202f% of requests; 5\u202f% of its own failed, and 1\u202f% of the others’.",
  );
});

test("a verdict without a comparison says why it has no proof", () => {
  expect(line("Proof", { sureness: null, requests: { before: 0, after: 12 } })).toContain("nothing to compare");
  expect(line("Proof", { requests: { before: 500, after: 0 } })).toContain("nothing to compare");
  expect(surenessFigure(releaseVerdict({ requests: { before: 500, after: 0 } }))).toBeNull();
  expect(line("Proof", { sureness: null })).toContain("did not keep");
});
