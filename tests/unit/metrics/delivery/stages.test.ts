import { expect, it } from "vitest";
import { stagesOf } from "@/lib/metrics/delivery/stages";
import { changeRowOf, FINISHED, HOUR } from "@/tests/support/delivery-row-of";

const hours = (count: number) => ({ seconds: count * 3_600 });
const none = (reason: string) => ({ seconds: null, reason });
const before = (count: number): number => FINISHED - count * HOUR;

it("parts the way of a change from its first commit to production", () => {
  expect(stagesOf(changeRowOf(), FINISHED)).toEqual({
    coding: hours(8),
    pickup: hours(10),
    review: hours(15),
    merge: hours(4),
    deploy: hours(1),
  });
});

it("rounds down to whole seconds", () => {
  expect(stagesOf(changeRowOf({ mergedAt: FINISHED - 1_999 }), FINISHED).deploy).toEqual({ seconds: 1 });
});

it("takes a stage without any time for one that happened", () => {
  const merged = changeRowOf({ firstCommitAt: before(40), approvedAt: before(1), mergedAt: before(1) });
  expect(stagesOf(merged, before(1))).toMatchObject({ coding: { seconds: 0 }, merge: { seconds: 0 }, deploy: { seconds: 0 } });
});

it("waits for a review from the opening, where nobody said that it was ready", () => {
  expect(stagesOf(changeRowOf({ readyAt: null }), FINISHED).pickup).toEqual(hours(20));
});

it("ends the review with the merge where nobody approved before it", () => {
  const unapproved = stagesOf(changeRowOf({ approvedAt: null }), FINISHED);
  expect(unapproved).toMatchObject({ review: hours(19), merge: none("not-approved") });
  expect(stagesOf(changeRowOf({ approvedAt: before(0.5) }), FINISHED)).toEqual(unapproved);
});

it.each([
  ["no first commit", { firstCommitAt: null }, { coding: none("no-first-commit") }],
  ["no opening", { openedAt: null, readyAt: null }, { coding: none("not-opened"), pickup: none("not-opened"), deploy: hours(1) }],
  ["no review", { firstReviewAt: null }, { pickup: none("no-review"), review: none("no-review"), merge: hours(4) }],
  ["no merge", { mergedAt: null }, { review: hours(15), merge: none("not-merged"), deploy: none("not-merged") }],
  ["neither approval nor merge", { mergedAt: null, approvedAt: null }, { review: none("not-merged"), merge: none("not-approved") }],
])("says what it lacks, and never 0: %s", (_, given, wanted) => {
  expect(stagesOf(changeRowOf(given), FINISHED)).toMatchObject(wanted);
});

it("holds no stage that runs backwards", () => {
  const given = { firstCommitAt: before(39), firstReviewAt: before(31), approvedAt: before(32), mergedAt: FINISHED + 1 };
  expect(stagesOf(changeRowOf(given), FINISHED)).toMatchObject({
    coding: none("clock"),
    pickup: none("clock"),
    review: none("clock"),
    merge: { seconds: 32 * 3_600 },
    deploy: none("clock"),
  });
});

it("parts no direct commit", () => {
  const direct = { coding: none("not-opened"), pickup: none("not-opened"), review: none("not-opened"), merge: none("not-opened") };
  const sha = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
  expect(stagesOf(changeRowOf({ id: sha }), FINISHED)).toEqual({ ...direct, deploy: none("not-merged") });
  expect(stagesOf(changeRowOf({ openedAt: null, mergedAt: null }), FINISHED)).toEqual({ ...direct, deploy: none("not-merged") });
});
