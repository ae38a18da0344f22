import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bundledText } from "@/lib/cli/wake/bundle";

test("public/wake.mjs is what its sources make; if not, run node lib/cli/run.mjs wake/bundle", async () => {
  expect(readFileSync("public/wake.mjs", "utf8")).toBe(await bundledText());
});

test("it needs Node and nothing else", () => {
  const imported = [...readFileSync("public/wake.mjs", "utf8").matchAll(/^import .* from "([^"]+)";$/gm)].map(([, from]) => from);
  expect(imported.length).toBeGreaterThan(3);
  expect(imported.filter((from) => !from?.startsWith("node:"))).toEqual([]);
});
