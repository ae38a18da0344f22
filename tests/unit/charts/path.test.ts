import { describe, expect, it } from "vitest";
import { areaPath, linePath } from "@/lib/charts/path";

describe("paths", () => {
  it("round to a tenth and draw what is no number at 0", () => {
    expect(
      linePath([
        [0.04, 1.25],
        [Number.NaN, Number.POSITIVE_INFINITY],
      ]),
    ).toBe("M0 1.3L0 0");
  });

  it("close an area along its lower edge, and draw nothing of nothing", () => {
    expect(
      areaPath(
        [
          [0, 1],
          [9, 2],
        ],
        [
          [0, 5],
          [9, 6],
        ],
      ),
    ).toBe("M0 1L9 2L9 6L0 5Z");
    expect([linePath([]), areaPath([], [])]).toEqual(["", ""]);
  });
});
