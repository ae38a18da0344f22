import { describe, expect, it } from "vitest";
import {
  formatCount,
  formatDuration,
  formatMs,
  formatPerMinute,
  formatPlural,
  formatRatio,
  formatRatioRange,
  formatShare,
  formatStretch,
} from "@/lib/charts/format";

const plain = (text: string): string => text.replaceAll("\u202f", "_");
const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

describe("numbers on screen", () => {
  it.each([
    [0.054, "5.4_%"],
    [0.0021, "0.21_%"],
    [0.05, "5_%"],
    [0, "0_%"],
    [1, "100_%"],
    [0.9999, "99.99_%"],
    [0.99999, ">_99.99_%"],
    [0.00001, "<_0.01_%"],
    [Number.NaN, "–"],
  ])("the share %d is %s", (share, text) => expect(plain(formatShare(share))).toBe(text));

  it.each([
    [0.44, "0.4_ms"],
    [458, "458_ms"],
    [1840, "1.8_s"],
    [999.7, "1_s"],
    [61_000, "1_min 1_s"],
  ])("%d ms is %s", (ms, text) => expect(plain(formatMs(ms))).toBe(text));

  it.each([
    [3 * HOUR + 5 * MINUTE, "3_h 05_min"],
    [53 * MINUTE, "53_min"],
    [19 * HOUR, "19_h"],
    [5 * DAY + 2 * HOUR, "5_d 2_h"],
    [4 * MINUTE + 20 * SECOND, "4_min 20_s"],
    [12 * SECOND, "12_s"],
    [0, "0_s"],
    [-90 * SECOND, "−1_min 30_s"],
  ])("a duration of %d ms is %s", (ms, text) => expect(plain(formatDuration(ms))).toBe(text));

  it.each([
    [29 * MINUTE + 51 * SECOND, "29_min"],
    [4 * MINUTE + 20 * SECOND, "4_min 20_s"],
    [2 * HOUR + 30 * SECOND, "2_h"],
    [165, "0_s"],
  ])("a stretch of %d ms is %s", (ms, text) => expect(plain(formatStretch(ms))).toBe(text));

  it("writes ratios with their range", () => {
    expect([1, 9, 23.3, 0.04, Number.POSITIVE_INFINITY].map(formatRatio)).toEqual(["×1.0", "×9.0", "×23", "×0.04", "–"]);
    expect(formatRatioRange(17, 31)).toBe("17 to 31");
  });

  it("groups thousands", () => {
    expect(formatCount(12_480)).toBe("12,480");
    expect(plain(formatPerMinute(228.4))).toBe("228_a_min");
    expect(plain(formatPerMinute(0.01))).toBe("<0.1_a_min");
  });

  it("counts one thing as one", () => {
    expect([0, 1, 2].map((count) => formatPlural(count, "release"))).toEqual(["0 releases", "1 release", "2 releases"]);
  });
});
