import { describe, expect, it } from "vitest";
import { plainText } from "@/lib/charts/phrase";
import { wakeCaption } from "@/lib/charts/wake-timeline/caption";
import type { WakeRelease } from "@/lib/charts/wake-timeline/input";
import { ago, input, judged, release } from "./releases";

const MINUTE_MS = 60_000;
const caption = (releases: readonly WakeRelease[]): string => plainText(wakeCaption(input(releases))).replaceAll("\u202f", " ");

const failed = (version: string, days: number, minutes: number, errors: number, endedBy: "rollback" | "repair" = "rollback"): WakeRelease =>
  release(version, ago(days), {
    horizons: judged(["regressed"], [errors]),
    endedAt: new Date(ago(days).getTime() + minutes * MINUTE_MS),
    endedBy,
  });

describe("the caption of the timeline", () => {
  it("names the tallest and the longest wake", () => {
    const text = caption([failed("3.18.0", 3, 53, 23), failed("3.9.0", 20, 7320, 3, "repair"), release("3.1.0", ago(25))]);
    expect(text).toBe(
      "2 of 3 judged releases failed. payments 3.18.0 left the tallest wake, errors ×23 until it was rolled back after 53 min; " +
        "payments 3.9.0 the longest, until it was repaired after 5 d 2 h.",
    );
  });

  it("says one, none and nothing in the right words", () => {
    expect(caption([failed("2", 3, 53, 23)])).toBe(
      "1 of 1 judged release failed. payments 2 left its wake: errors ×23 until it was rolled back after 53 min.",
    );
    expect(caption([release("1", ago(2))])).toBe("None of 1 judged release failed.");
    expect(caption([release("1", ago(2)), release("2", ago(1), { horizons: judged(["suspect"], [2]) })])).toBe(
      "None of 2 judged releases failed; 1 is suspect.",
    );
    expect(caption([])).toBe("No release in this period.");
  });

  it("counts what cannot be judged and what has no record", () => {
    const unknown = release("9", ago(1), { kind: "unrecorded", horizons: judged(["insufficient"]) });
    expect(caption([unknown])).toBe("No release has been judged yet. 1 release cannot be judged yet, 1 change has no record.");
    expect(caption([unknown, { ...unknown, id: "8" }, release("1", ago(5))])).toBe(
      "None of 1 judged release failed. 2 releases cannot be judged yet, 2 changes have no record.",
    );
  });

  it("tells a failure that still runs as such, and leaves planned releases out", () => {
    const running = release("4", new Date(ago(0).getTime() - 90 * MINUTE_MS), { horizons: judged(["regressed"], [1], [3.4]) });
    expect(caption([running, release("5", ago(-1), { kind: "planned", horizons: [] })])).toBe(
      "1 of 1 judged release failed. payments 4 left its wake: p95 ×3.4 for 1 h 30 min so far.",
    );
  });

  it("links the releases it names", () => {
    expect(wakeCaption(input([failed("2", 3, 53, 23)])).filter(({ href }) => href !== null)).toEqual([
      { text: "payments 2", href: "/releases/2" },
    ]);
  });
});
