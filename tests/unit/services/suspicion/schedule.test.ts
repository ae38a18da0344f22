import { expect, test } from "vitest";
import { nextSuspectAt } from "@/lib/services/suspicion/schedule";

const OPENED = new Date("2026-05-04T12:00:00Z");
const after = (minutes: number): Date => new Date(OPENED.getTime() + minutes * 60_000);

function looks(resolvedAt: Date | null): number[] {
  const minutes: number[] = [];
  let now = OPENED;
  for (
    let next = nextSuspectAt({ openedAt: OPENED, resolvedAt }, now);
    next !== null;
    next = nextSuspectAt({ openedAt: OPENED, resolvedAt }, now)
  ) {
    now = next;
    minutes.push((now.getTime() - OPENED.getTime()) / 60_000);
  }
  return minutes;
}

test("an open incident is looked into often at first, then each hour of a day, and no more", () => {
  expect(looks(null)).toEqual([1, 3, 5, 10, 20, ...Array.from({ length: 24 }, (_, hour) => (hour + 1) * 60)]);
});

test("a resolved one is looked into while signals around it come in", () => {
  expect(looks(after(4))).toEqual([1, 3, 5, 10, 20, 60]);
});

test("one that is told of long after it began is looked into no further", () => {
  expect(nextSuspectAt({ openedAt: OPENED, resolvedAt: null }, after(25 * 60))).toBeNull();
  expect(nextSuspectAt({ openedAt: OPENED, resolvedAt: null }, after(21))).toEqual(after(60));
});
