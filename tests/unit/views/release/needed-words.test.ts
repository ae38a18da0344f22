import { expect, test } from "vitest";
import { canOnlySee, needs } from "@/lib/health/sentences";
import { neededWords, openEvidence } from "@/lib/views/release/needed-words";
import { releaseVerdict } from "@/tests/support/release-verdict";

const now = new Date("2026-11-19T10:00:00Z");
const base = { nextLook: null, zone: "UTC", now };
const needed = { requests: 3_199.2, minutes: 130, visibleRatio: 5 };

test("what it takes is told in the words of the judge, which then stand nowhere else", () => {
  const own = [needs(needed, "latency"), canOnlySee(5)];
  const verdict = releaseVerdict({ needed, evidence: ["0.2 % failed.", ...own, "Failures come in bunches."] });
  expect(openEvidence(verdict)).toEqual(own);
  expect(neededWords({ ...base, verdict })).toBe(own.join(" "));
  expect(openEvidence(releaseVerdict({ evidence: own }))).toEqual([]);
});

test("of a verdict with other words it is told from the numbers", () => {
  expect(neededWords({ ...base, verdict: releaseVerdict({ needed }) })).toMatch(
    /^To call it healthy takes about 3,200 more requests, about 2\u202fh 10\u202fmin as they come now\. So far only a rise of ×5/,
  );
  const unknown = releaseVerdict({ needed: { requests: 3, minutes: null, visibleRatio: null } });
  expect(neededWords({ ...base, verdict: unknown })).toBe(
    "To call it healthy takes about 3 more requests, at a rate that is not known yet.",
  );
});

test("the next look is announced with how many were made", () => {
  const nextLook = new Date("2026-11-19T10:05:00Z");
  expect(neededWords({ ...base, verdict: releaseVerdict(), nextLook })).toMatch(
    /^Wake looked 7 of 11 times and looks next in 5\u202fmin, /,
  );
  expect(neededWords({ ...base, verdict: null, nextLook: now })).toBe("Wake looks next within a minute.");
});

test("nothing is said once nothing is open", () => {
  expect(neededWords({ ...base, verdict: releaseVerdict() })).toBeNull();
});
