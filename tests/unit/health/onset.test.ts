import { describe, expect, it } from "vitest";
import { onset } from "@/lib/health/onset";
import type { TrialCell } from "@/lib/health/trials";
import { minutesAfter } from "./support/scene";

const before = { hits: 100, of: 10_000 };
/** Minutes of 200 requests, 2 of which usually fail, from the roll-out on or, at a negative minute, before it. */
const minutes = (from: number, to: number, hitsAt: (minute: number) => number): TrialCell[] =>
  Array.from({ length: to - from }, (_, index) => ({ at: minutesAfter(from + index), minutes: 1, hits: hitsAt(from + index), of: 200 }));
const raised = (from: number, to = 30): TrialCell[] => minutes(0, 30, (minute) => (minute >= from && minute < to ? 10 : 2));
const usual = (from: number, to: number): TrialCell[] => minutes(from, to, () => 2);
const alone = (own: readonly TrialCell[], dispersion = 1) => onset(before, { own, fresh: [], aside: [] }, dispersion);

describe("onset", () => {
  it("lays to the release what rises with its first traffic, at once or slowly", () => {
    expect(alone(raised(0))).toEqual({ at: minutesAfter(0), story: "release" });
    expect(alone(minutes(0, 30, (minute) => 2 + minute)).story).toBe("release");
    expect(alone(raised(1)).story).toBe("release");
    expect(alone(minutes(0, 60, (minute) => 2 + Math.min(16, minute))).story).toBe("release");
  });

  it.each([4, 12, 25])("tells a step that came %i minutes later, in whatever order cells come", (minute) => {
    expect(alone(raised(minute))).toEqual({ at: minutesAfter(minute), story: "later" });
    expect(alone(raised(minute).toReversed())).toEqual({ at: minutesAfter(minute), story: "later" });
  });

  it("tells what came later also when it has ended", () => expect(alone(raised(8, 14))).toEqual({ at: minutesAfter(8), story: "later" }));

  it("knows a release that fades", () => expect(alone(raised(0, 10)).story).toBe("release"));

  it("does not name the minute when hits come in bursts", () => expect(alone(raised(4), 20).story).toBe("release"));

  it("tells what others had before the roll-out, or beside it", () => {
    const sick = minutes(-6, 0, () => 10);
    expect(onset(before, { own: raised(0), fresh: [], aside: [...usual(-10, -6), ...sick] }, 1)).toEqual({
      at: minutesAfter(-6),
      story: "before",
    });
    expect(onset(before, { own: raised(0), fresh: [], aside: [...usual(-10, 0), ...minutes(0, 6, () => 10)] }, 1).story).toBe("beside");
    expect(onset(before, { own: raised(0), fresh: [], aside: usual(-10, 6) }, 1).story).toBe("release");
  });

  it("knows that what others had is another matter where the version is far worse", () => {
    const job = minutes(-10, 0, () => 6);
    expect(onset(before, { own: minutes(0, 30, () => 30), fresh: [], aside: job }, 1)).toEqual({ at: minutesAfter(0), story: "release" });
    expect(onset(before, { own: minutes(0, 30, () => 6), fresh: [], aside: job }, 1).story).toBe("before");
  });

  it("hears fresh instances speak against the release, never for it", () => {
    const own = minutes(4, 8, () => 10);
    expect(onset(before, { own, fresh: [], aside: [] }, 1).story).toBe("release");
    const late = minutes(4, 8, (minute) => (minute >= 6 ? 10 : 2));
    expect(onset(before, { own: late, fresh: usual(0, 4), aside: [] }, 1)).toEqual({ at: minutesAfter(6), story: "later" });
    expect(onset(before, { own: late, fresh: minutes(0, 4, () => 30), aside: [] }, 1).story).toBe("later");
  });

  it("finds none where nothing rises, or nothing is known", () => {
    expect(alone(minutes(0, 30, () => 1)).at).toBeNull();
    expect(onset({ hits: 0, of: 0 }, { own: raised(3), fresh: [], aside: [] }, 1).at).toBeNull();
  });
});
