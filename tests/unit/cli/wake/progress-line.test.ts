import { expect, test } from "vitest";
import { progressText } from "@/lib/cli/wake/progress-line";

test.each([
  [{ done: 12_000, total: 40_000, from: 0, seconds: 8 }, "12,000 of 40,000 lines, 30 %, 1,500/s, 19 s left"],
  [{ done: 30_000, total: 40_000, from: 20_000, seconds: 10 }, "30,000 of 40,000 lines, 75 %, 1,000/s, 10 s left"],
  [{ done: 500, total: null, from: 0, seconds: 2 }, "500 lines, 250/s"],
  [{ done: 10, total: 100_000, from: 0, seconds: 1 }, "10 of 100,000 lines, 0 %, 10/s, 2.8 h left"],
  [{ done: 0, total: 0, from: 0, seconds: 0 }, "0 of 0 lines"],
])("%j is “%s”", (figures, text) => {
  expect(progressText("lines", figures)).toBe(text);
});
