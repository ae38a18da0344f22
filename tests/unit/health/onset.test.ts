import { describe, expect, it } from "vitest";
import { onset } from "@/lib/health/onset";
import { minutesAfter } from "./support/scene";

const before = { hits: 100, of: 10_000 };
const minutes = (hitsAt: (minute: number) => number) =>
  Array.from({ length: 30 }, (_, minute) => ({ at: minutesAfter(minute), minutes: 1, hits: hitsAt(minute), of: 200 }));
const rising = (from: number) => minutes((minute) => (minute >= from ? 10 : 2));

describe("onset", () => {
  it.each([0, 4, 20])("finds a step after %i minutes, in whatever order cells come", (minute) => {
    expect(onset(before, rising(minute)).at).toEqual(minutesAfter(minute));
    expect(onset(before, rising(minute).toReversed()).at).toEqual(minutesAfter(minute));
  });

  it("tells a step that came later from one at the start and from a slow rise", () => {
    expect(onset(before, rising(0)).later).toBe(false);
    expect(onset(before, rising(2)).later).toBe(false);
    expect(onset(before, rising(12)).later).toBe(true);
    expect(
      onset(
        before,
        minutes((minute) => 2 + minute),
      ).later,
    ).toBe(false);
  });

  it("does not name the minute when hits come in bursts", () => expect(onset(before, rising(4), 20).later).toBe(false));

  it("finds none where nothing rises, or nothing is known", () => {
    expect(
      onset(
        before,
        minutes(() => 1),
      ).at,
    ).toBeNull();
    expect(onset({ hits: 0, of: 0 }, rising(3)).at).toBeNull();
  });
});
