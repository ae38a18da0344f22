import fc from "fast-check";
import { expect, test } from "vitest";
import { foldDeliveryDays } from "@/lib/services/delivery/fold";
import { freshDatabase } from "@/tests/support/database";
import { keptDays, unmarkedDifferences } from "./support/store-days";
import { makeGround, openings, steps, take } from "./support/store-steps";

const FOLD = "fold";
const moves = fc.array(fc.oneof({ weight: 6, arbitrary: steps }, { weight: 1, arbitrary: fc.constant(FOLD) }), {
  minLength: 12,
  maxLength: 50,
});

test("whatever is written, in whatever order, days that are kept are right or known to be stale", async () => {
  let [stale, kept] = [0, 0];
  await fc.assert(
    fc.asyncProperty(openings, moves, async (opening, all) => {
      await freshDatabase();
      await makeGround();
      for (const step of opening) await take(step);
      await foldDeliveryDays();
      for (const move of all) {
        if (typeof move === "string") await foldDeliveryDays();
        else await take(move);
        const state = await unmarkedDifferences();
        expect(state.differences).toEqual([]);
        stale += state.stale;
        if (typeof move === "string") expect(state).toEqual({ differences: [], stale: 0, waiting: false });
      }
      await foldDeliveryDays();
      expect(await unmarkedDifferences()).toEqual({ differences: [], stale: 0, waiting: false });
      kept += await keptDays();
    }),
    { numRuns: 10, endOnFailure: true },
  );
  // The law would hold of nothing at all, too.
  expect(stale).toBeGreaterThan(50);
  expect(kept).toBeGreaterThan(50);
}, 600_000);
