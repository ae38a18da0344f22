import fc from "fast-check";
import { expect, test } from "vitest";
import { type CandidateWord, leavesOpen, NO_RELEASE, stanceOf, standingOf, WORD_KINDS } from "@/lib/domain/incident-word";

const said = (...words: readonly (readonly [candidate: string, kind: CandidateWord["kind"]])[]): CandidateWord[] =>
  words.map(([candidate, kind], nth) => ({ candidate, kind, decidedAt: new Date(nth) }));

test("nothing said leaves everything open", () => {
  expect(standingOf([])).toEqual({ confirmed: [], dismissed: [] });
  expect(stanceOf(standingOf([]), "a")).toBe("open");
  expect(leavesOpen(standingOf([]))).toBe(true);
});

test("of one candidate the newest word counts, in whatever order the words come", () => {
  const words = said(["deployment:a", "confirmed"], ["deployment:a", "dismissed"], ["deployment:b", "confirmed"]);
  for (const order of [words, words.toReversed()]) {
    const standing = standingOf(order);
    expect(standing).toEqual({ confirmed: ["deployment:b"], dismissed: ["deployment:a"] });
    expect([stanceOf(standing, "a"), stanceOf(standing, "b"), stanceOf(standing, "c")]).toEqual(["refused", "confirmed", "open"]);
    expect(leavesOpen(standing)).toBe(false);
  }
});

test("two deployments may be confirmed together; “no release” takes their place, and withdrawn gives it back", () => {
  const both = said(["deployment:a", "confirmed"], ["deployment:b", "confirmed"]);
  expect(standingOf(both).confirmed).toEqual(["deployment:b", "deployment:a"]);
  const none = said(["deployment:a", "confirmed"], ["deployment:b", "confirmed"], [NO_RELEASE, "confirmed"]);
  expect(standingOf(none).confirmed).toEqual([NO_RELEASE]);
  expect(stanceOf(standingOf(none), "a")).toBe("refused");
  expect(stanceOf(standingOf(none), "never-mentioned")).toBe("refused");
  const back = said(["deployment:a", "confirmed"], [NO_RELEASE, "confirmed"], [NO_RELEASE, "withdrawn"]);
  expect(standingOf(back).confirmed).toEqual(["deployment:a"]);
});

test("a release that is confirmed after “no release” takes its place", () => {
  const words = said([NO_RELEASE, "confirmed"], ["deployment:a", "confirmed"]);
  expect(standingOf(words).confirmed).toEqual(["deployment:a"]);
});

test("dismissing “no release” refuses no deployment", () => {
  const standing = standingOf(said([NO_RELEASE, "dismissed"]));
  expect(stanceOf(standing, "a")).toBe("open");
  expect(leavesOpen(standing)).toBe(true);
});

const words = fc.array(
  fc.record({
    candidate: fc.constantFrom("deployment:a", "deployment:b", "flag:c", NO_RELEASE),
    kind: fc.constantFrom(...WORD_KINDS),
  }),
  { maxLength: 12 },
);

test("however much is said, no candidate both holds and is refused, and “no release” stands alone", () => {
  fc.assert(
    fc.property(words, (given) => {
      const { confirmed, dismissed } = standingOf(given.map((word, nth) => ({ ...word, decidedAt: new Date(nth) })));
      expect(confirmed.filter((candidate) => dismissed.includes(candidate))).toEqual([]);
      if (confirmed.includes(NO_RELEASE)) expect(confirmed).toEqual([NO_RELEASE]);
      const last = given.at(-1);
      if (last?.kind === "confirmed") expect(confirmed).toContain(last.candidate);
    }),
  );
});
