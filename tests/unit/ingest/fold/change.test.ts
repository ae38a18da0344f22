import { expect, test } from "vitest";
import { type ChangeState, changeEventDraft } from "@/lib/ingest/facts/draft";
import type { ChangeFacts, Review } from "@/lib/ingest/facts/facts";
import { type ChangeEvent, foldChange } from "@/lib/ingest/fold/change";
import { storedDraft } from "./support/stored";

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString();
const receivedAt = new Date(at(600));

type Told = readonly [state: ChangeState, minute: number, facts: Partial<ChangeFacts>];

const fold = (...told: readonly Told[]) =>
  foldChange(
    "c",
    told.map(([state, minute, facts], index) =>
      storedDraft(changeEventDraft({ id: "c", ...facts }, state, { key: `e:${index}`, at: new Date(at(minute)), receivedAt })),
    ) as readonly ChangeEvent[],
    ["*[bot]"],
  );

const review = (reviewer: string, state: Review["state"], minute: number, bot = false): Told => [
  state === "approved" ? "approved" : "review_submitted",
  minute,
  { review: { reviewer, state, at: at(minute), bot } },
];
const opened: Told = ["opened", 0, { author: "ada", openedAt: at(0) }];
const merged = (minute: number): Told => ["merged", minute, { mergedAt: at(minute), closedAt: at(minute) }];

test("the first review is that of a person who is not the author", () => {
  const change = fold(opened, review("ada", "commented", 1), review("lint[bot]", "commented", 2), review("scan", "approved", 3, true));
  expect(change.firstReviewAt).toBeNull();
  expect(change.approvedAt).toBeNull();
  expect(fold(opened, review("lint[bot]", "commented", 2), review("bo", "commented", 5)).firstReviewAt).toEqual(new Date(at(5)));
});

test("it was approved by the last approval that was in force when it was merged", () => {
  const reviews = [review("bo", "approved", 10), review("cy", "approved", 20)];
  expect(fold(opened, ...reviews, review("di", "approved", 40), merged(30)).approvedAt).toEqual(new Date(at(20)));
  expect(fold(opened, ...reviews, review("cy", "dismissed", 25), merged(30)).approvedAt).toEqual(new Date(at(10)));
  expect(fold(opened, ...reviews, review("cy", "dismissed", 35), merged(30)).approvedAt).toEqual(new Date(at(20)));
  expect(fold(opened, ...reviews, review("cy", "changes_requested", 25)).approvedAt).toEqual(new Date(at(10)));
});

test("a comment takes no approval back, and new commits do where the connection says so", () => {
  const approved = [opened, review("bo", "approved", 10), review("bo", "commented", 12)];
  expect(fold(...approved).reviews).toEqual([{ reviewer: "bo", state: "approved", at: at(10), bot: false }]);
  const pushed = fold(...approved, ["updated", 15, { headCommit: "x", dismissesApprovals: true }]);
  expect(pushed.approvedAt).toBeNull();
  expect(pushed.reviews).toEqual([{ reviewer: "bo", state: "dismissed", at: at(15), bot: false }]);
  expect(fold(...approved, ["updated", 15, { headCommit: "x" }]).approvedAt).toEqual(new Date(at(10)));
});

test("what a sender says of approvals holds where it tells of none by itself", () => {
  expect(fold(opened, ["approved", 5, { approvedAt: at(5), firstReviewAt: at(4) }])).toMatchObject({
    approvedAt: new Date(at(5)),
    firstReviewAt: new Date(at(4)),
  });
});

test("closed and opened again it is open; once merged it stays merged", () => {
  const closed: Told = ["closed", 10, { closedAt: at(10) }];
  expect(fold(opened, closed).closedAt).toEqual(new Date(at(10)));
  expect(fold(opened, closed, ["reopened", 10, { reopenedAt: at(10) }]).closedAt).toBeNull();
  expect(fold(opened, closed, ["reopened", 20, { reopenedAt: at(20) }], ["closed", 30, { closedAt: at(30) }]).closedAt).toEqual(
    new Date(at(30)),
  );
  expect(fold(opened, merged(10), ["reopened", 20, { reopenedAt: at(20) }])).toMatchObject({
    mergedAt: new Date(at(10)),
    closedAt: new Date(at(10)),
  });
});

test("an author is a machine by the sender's word, else by name", () => {
  expect(fold(["opened", 0, { author: "Renovate[bot]" }]).bot).toBe(true);
  expect(fold(["opened", 0, { author: "Renovate[bot]", bot: false }]).bot).toBe(false);
  expect(fold(["opened", 0, { author: "ada", bot: true }]).bot).toBe(true);
  expect(fold(["opened", 0, { author: "ada" }]).bot).toBe(false);
});

test("tickets are those of all events", () => {
  expect(fold(["opened", 0, { tickets: ["SHOP-2"] }], ["updated", 1, { tickets: ["SHOP-1", "SHOP-2"] }]).tickets).toEqual([
    "SHOP-1",
    "SHOP-2",
  ]);
});
