import fc from "fast-check";
import { expect, test } from "vitest";
import { addCounts, NO_COUNTS } from "@/lib/metrics/delivery/counts";
import { sumCounts } from "@/lib/metrics/delivery/sum-counts";
import { anySummary } from "@/tests/support/delivery-packed";

test("the sum of many is what adding them one by one gives", () => {
  fc.assert(
    fc.property(fc.array(anySummary, { maxLength: 4 }), (summaries) => {
      const all = summaries.map(({ counts }) => counts);
      expect(sumCounts(all)).toEqual(all.reduce(addCounts, NO_COUNTS));
    }),
    { numRuns: 30 },
  );
});
