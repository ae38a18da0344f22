import { expect, test } from "vitest";
import type { MetricEffect } from "@/lib/domain/verdict";
import { effectSentence } from "@/lib/views/release/effect-sentence";

const effect = (over: Partial<MetricEffect>): MetricEffect => ({
  metric: "errors",
  unit: "share",
  before: 0.0021,
  after: 0.049,
  effect: { ratio: 23.3, low: 17, high: 31 },
  reason: null,
  ...over,
});
const plain = (text: string): string => text.replaceAll("\u202f", " ");

test("a direction is only named when the interval excludes no change", () => {
  expect(plain(effectSentence(effect({})))).toBe("Failures rose to 4.9 % from 0.21 %: ×23, likely 17 to 31.");
  expect(plain(effectSentence(effect({ effect: { ratio: 1.2, low: 0.9, high: 1.6 } })))).toBe(
    "Failures: no clear change (4.9 %, 0.21 % before).",
  );
  expect(
    plain(effectSentence(effect({ metric: "p95", unit: "ms", before: 310, after: 250, effect: { ratio: 0.8, low: 0.7, high: 0.9 } }))),
  ).toMatch(/^p95 fell to 250 ms from 310 ms/);
});

test("what is unknown is said with its reason", () => {
  expect(effectSentence(null)).toBe("Nothing has been judged yet.");
  expect(plain(effectSentence(effect({ effect: null, before: null, reason: "Nothing to compare with." })))).toBe(
    "Failures: 4.9 %. Nothing to compare with.",
  );
});
