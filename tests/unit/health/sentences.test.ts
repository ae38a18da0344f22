import { describe, expect, it } from "vitest";
import * as say from "@/lib/health/sentences";
import { duration, milliseconds, percent, times } from "@/lib/health/words";

const plain = (text: string | null): string | null => text?.replaceAll("\u202f", " ") ?? null;
const effect = { ratio: 23.2, low: 17.2, high: 31.4 };

describe("sentences", () => {
  it.each([
    [
      say.failedMore({ hits: 23, of: 11_000 }, { hits: 612, of: 12_480 }, effect),
      "Failed 23 times as often as before: 4.9 % of 12,480 requests instead of 0.21 % (likely 17 to 31).",
    ],
    [
      say.failedMore({ hits: 0, of: 11_000 }, { hits: 8, of: 1000 }, effect),
      "8 of 1,000 requests failed (0.8 %); none of 11,000 did before.",
    ],
    [say.failedMore({ hits: 0, of: 11_000 }, { hits: 1, of: 1 }, effect), "1 of 1 request failed (100 %); none of 11,000 did before."],
    [say.failedAlike({ hits: 0, of: 400 }, { hits: 0, of: 300 }, null), "No request failed: none of 300, and none of 400 before."],
    [
      say.failedAlike({ hits: 4, of: 400 }, { hits: 0, of: 300 }, { ratio: 0.12, low: 0.001, high: 1.2 }),
      "0 % of 300 requests failed, 1 % of 400 before (×0.12, likely 0.001 to 1.2).",
    ],
    [say.failedAlone({ hits: 0, of: 480 }), "None of 480 requests failed."],
    [
      say.needs({ requests: 631, minutes: 22, visibleRatio: 5 }, "failures"),
      "Needs about 640 more requests (22 min) to rule out a doubling.",
    ],
    [say.needs({ requests: 1, minutes: null, visibleRatio: null }, "failures"), "Needs about 1 more request to rule out a doubling."],
    [
      say.needs({ requests: 42, minutes: 190, visibleRatio: null }, "latency"),
      "Needs about 42 more requests (3 h 10 min) to rule out a p95 of ×1.5.",
    ],
    [say.canOnlySee(4.96), "So far only a rise of ×5 or more could be seen."],
    [
      say.silentVersion("3.18.0", 6, 1, false),
      "3.18.0 has sent nothing in the first 6 min after the roll-out, while other versions answered 1 request.",
    ],
    [
      say.silentService(6, 420.4),
      "Nothing of the service has arrived in the first 6 min after the roll-out; about 420 requests were to be expected.",
    ],
    [say.ended({ kind: "rollback", at: new Date(0) }, 53, "ended"), "Rolled back 53 min after the roll-out, before this horizon ended."],
    [say.ended({ kind: "next", at: new Date(0) }, -3, "began"), "Another deployment of the service came before the roll-out ended."],
  ])("%s", (sentence, words) => expect(plain(sentence)).toBe(words));

  it("tells a latency with its range, with its doubt, or not at all", () => {
    const p95 = {
      metric: "p95",
      unit: "ms",
      before: 311,
      after: 458,
      effect: { ratio: 1.47, low: 1.4, high: 1.54 },
      reason: null,
    } as const;
    expect(plain(say.latencyMoved(p95))).toBe("p95 458 ms, was 311 ms (×1.5, likely 1.4 to 1.5).");
    expect(plain(say.latencyMoved({ ...p95, effect: null, reason: "Too few." }))).toBe("p95 458 ms, was 311 ms. Too few.");
    expect(say.latencyMoved({ ...p95, before: null, effect: null, reason: "Unknown." })).toBeNull();
  });
});

describe("words", () => {
  it.each([
    [duration(0.2), "1 min"],
    [duration(60), "1 h"],
    [duration(185), "3 h 05 min"],
    [duration(2880), "2 d"],
    [duration(3125), "2 d 4 h"],
    [percent(0), "0 %"],
    [percent(0.00024), "0.024 %"],
    [percent(0.1234), "12.3 %"],
    [times(0.264), "×0.26"],
    [times(1460.4), "×1,460"],
    [milliseconds(0.84), "0.84 ms"],
    [milliseconds(12_340), "12.3 s"],
  ])("%s", (text, words) => expect(plain(text)).toBe(words));
});
