import { describe, expect, it } from "vitest";
import { spreadOf } from "@/lib/charts/delivery/spread";
import { stageBars } from "@/lib/charts/delivery/stages";
import { distributionOf } from "@/lib/metrics/delivery/distribution";
import { STAGES } from "@/lib/metrics/delivery/fact";

const HOUR = 3_600;
const none = distributionOf([]);
const of = (...hours: number[]) => distributionOf(hours.map((hour) => hour * HOUR));
const stages = { coding: of(2, 4, 6), pickup: of(8), review: of(1), merge: none, deploy: of(0) };

describe("where the time goes", () => {
  const model = stageBars(stages, { ...stages, coding: of(5) });

  it("puts all stages on one scale, and draws none where no change has the stage", () => {
    expect(model.bars.map(({ stage }) => stage)).toEqual([...STAGES]);
    expect(model.bars.map(({ percent }) => percent)).toEqual([50, 100, 12.5, null, 0]);
    expect(model.bars.map(({ median }) => median)).toEqual(["4\u202fh", "8\u202fh", "1\u202fh", "–", "0\u202fs"]);
  });

  it("tells waiting from work, and the period before from this one", () => {
    expect(model.bars.filter(({ doing }) => doing === "waiting").map(({ stage }) => stage)).toEqual(["pickup", "merge", "deploy"]);
    expect(model.bars[0]?.was).toBe("5\u202fh");
    expect(stageBars(stages, null).bars.every(({ was }) => was === null)).toBe(true);
  });

  it("says that medians do not add up, and sums nothing", () => {
    expect(model.caption).toContain("do not add up");
    expect(model.table.rows).toHaveLength(5);
  });

  it("claims nothing where nothing was measured", () => {
    const empty = stageBars({ coding: none, pickup: none, review: none, merge: none, deploy: none }, null);
    expect(empty.caption).toBe("No change has a stage that could be measured.");
    expect(empty.bars.every(({ percent, median }) => percent === null && median === "–")).toBe(true);
  });
});

describe("how lead times spread", () => {
  it("is nothing without a change, and a point for a single one", () => {
    expect(spreadOf(none, of(3))).toBeNull();
    const [box] = spreadOf(of(3), null)?.boxes ?? [];
    expect(box?.from).toBe(box?.reach);
  });

  it("keeps the order of its parts and says them", () => {
    const spread = spreadOf(of(1, 2, 3, 4, 5, 10, 40, 200), of(1, 2));
    expect(spread?.boxes.map(({ name }) => name)).toEqual(["Now", "Before"]);
    for (const { from, median, to, reach } of spread?.boxes ?? []) {
      expect(from).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(to);
      expect(to).toBeLessThanOrEqual(reach);
      expect(reach).toBeLessThanOrEqual(100);
    }
    expect(spread?.caption).toContain("half within 4\u202fh 30\u202fmin");
    expect(spread?.table.rows).toHaveLength(2);
  });
});
