import { expect, test } from "vitest";
import { nextSuspectAt } from "@/lib/services/suspicion/schedule";

const OPENED = new Date("2026-05-04T12:00:00Z");
const after = (minutes: number): Date => new Date(OPENED.getTime() + minutes * 60_000);

function looks(resolvedAt: Date | null): number[] {
  const minutes: number[] = [];
  let now = OPENED;
  for (
    let next = nextSuspectAt({ openedAt: OPENED, updatedAt: OPENED, resolvedAt }, now);
    next !== null;
    next = nextSuspectAt({ openedAt: OPENED, updatedAt: OPENED, resolvedAt }, now)
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

test("one that is told late is looked into as often from then on, within a day", () => {
  const told = { openedAt: OPENED, updatedAt: after(28), resolvedAt: null };
  expect(nextSuspectAt(told, after(28))).toEqual(after(29));
  expect(nextSuspectAt(told, after(34))).toEqual(after(38));
  expect(nextSuspectAt(told, after(49))).toEqual(after(60));
  expect(nextSuspectAt({ ...told, resolvedAt: after(20) }, after(60))).toEqual(after(88));
  expect(nextSuspectAt({ ...told, resolvedAt: after(20) }, after(88))).toBeNull();
});

test("one that is told of a day after it began is looked into no further", () => {
  expect(nextSuspectAt({ openedAt: OPENED, updatedAt: after(25 * 60), resolvedAt: null }, after(25 * 60))).toBeNull();
});
