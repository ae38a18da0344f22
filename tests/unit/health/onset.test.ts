import { expect, it } from "vitest";
import { onset } from "@/lib/health/onset";
import { minutesAfter } from "./support/scene";

const before = { hits: 100, of: 10_000 };
const rising = (from: number) =>
  Array.from({ length: 30 }, (_, minute) => ({ at: minutesAfter(minute), minutes: 1, hits: minute >= from ? 10 : 2, of: 200 }));

it.each([0, 4, 20])("finds a step after %i minutes, in whatever order cells come", (minute) => {
  expect(onset(before, rising(minute))).toEqual(minutesAfter(minute));
  expect(onset(before, rising(minute).toReversed())).toEqual(minutesAfter(minute));
});

it("finds none where nothing rises, or nothing is known", () => {
  expect(
    onset(
      before,
      rising(30).map((cell) => ({ ...cell, hits: 1 })),
    ),
  ).toBeNull();
  expect(onset({ hits: 0, of: 0 }, rising(3))).toBeNull();
});
