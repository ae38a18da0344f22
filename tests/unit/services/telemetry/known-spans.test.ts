import { expect, test } from "vitest";
import { EVERYWHERE } from "@/lib/domain/access";
import type { SpanIds } from "@/lib/ingest/otlp/reduction";
import { RecentSpans } from "@/lib/services/telemetry/known-spans";

const idsOf = (from: number, count: number): SpanIds => ({
  high: Int32Array.from({ length: count }, (_, index) => Math.imul(from + index, 0x9e3779b1)),
  low: Int32Array.from({ length: count }, (_, index) => from + index),
});

/** How many of the spans are known. */
function knownOf(spans: RecentSpans, { high, low }: SpanIds, reach = EVERYWHERE): number {
  const scope = spans.within(reach);
  return high.reduce((sum, half, index) => sum + Number(scope.has(half, low[index] ?? 0)), 0);
}

test("spans are known from their claim on, and forgotten when their body was not stored", () => {
  const spans = new RecentSpans();
  const kept = spans.within(EVERYWHERE).claim(idsOf(1, 1000));
  const lost = spans.within(EVERYWHERE).claim(idsOf(5001, 1000));
  expect([knownOf(spans, idsOf(1, 1000)), knownOf(spans, idsOf(5001, 1000)), knownOf(spans, idsOf(9001, 1000))]).toEqual([1000, 1000, 0]);
  kept.settle(true);
  lost.settle(false);
  expect([knownOf(spans, idsOf(1, 1000)), knownOf(spans, idsOf(5001, 1000))]).toEqual([1000, 0]);
});

test("who repeats a span that is on its way hears what became of it, and of that body only", async () => {
  const spans = new RecentSpans();
  const [first, second, third] = [1, 11, 21].map((from) => spans.within(EVERYWHERE).claim(idsOf(from, 10)));
  const repeating = (from: number) => {
    const scope = spans.within(EVERYWHERE);
    const { high, low } = idsOf(from, 1);
    expect(scope.has(high[0] ?? 0, low[0] ?? 0)).toBe(true);
    return scope.claim(null).othersStored;
  };
  third?.settle(true);
  const outcomes = [repeating(5), repeating(15), repeating(25)];
  await expect(outcomes[2]).resolves.toBe(true);
  second?.settle(true);
  await expect(outcomes[1]).resolves.toBe(true);
  first?.settle(false);
  await expect(outcomes[0]).resolves.toBe(false);
});

test("senders of another reach know nothing of them", () => {
  const spans = new RecentSpans();
  const reach = { services: ["checkout"], environments: [] };
  spans.within(reach).claim(idsOf(1, 100)).settle(true);
  expect([knownOf(spans, idsOf(1, 100), reach), knownOf(spans, idsOf(1, 100))]).toEqual([100, 0]);
});

test("the last quarter of a million are known, and memory ends somewhere", () => {
  const spans = new RecentSpans();
  for (let from = 1; from < 1_000_000; from += 10_000) spans.within(EVERYWHERE).claim(idsOf(from, 10_000)).settle(true);
  expect(knownOf(spans, idsOf(1, 10_000))).toBe(0);
  expect(knownOf(spans, idsOf(740_001, 260_000))).toBe(260_000);
});

test("taking spans back leaves every other one where it is found", () => {
  const spans = new RecentSpans();
  const claims = Array.from({ length: 200 }, (_, index) => spans.within(EVERYWHERE).claim(idsOf(1 + index * 1000, 1000)));
  for (const [index, claim] of claims.entries()) claim.settle(index % 3 !== 0);
  for (const index of claims.keys()) expect(knownOf(spans, idsOf(1 + index * 1000, 1000))).toBe(index % 3 === 0 ? 0 : 1000);
});
