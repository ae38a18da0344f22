import { describe, expect, it } from "vitest";
import { rowsToSummarise } from "@/lib/charts/wake-timeline/day-summary";

describe("the rows to summarise", () => {
  it("are none up to 1,000 marks", () => expect(rowsToSummarise([400, 600])).toEqual(new Set()));

  it("are the busiest, and no more than needed", () => {
    expect(rowsToSummarise([300, 900, 200])).toEqual(new Set([1]));
    expect(rowsToSummarise([900, 800, 700])).toEqual(new Set([0, 1]));
  });
});
