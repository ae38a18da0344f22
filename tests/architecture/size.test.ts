import { expect, test } from "vitest";
import { sourceTree } from "./support/source-tree";

const files = sourceTree();

test("files stay small: median 60 lines, p95 180, none above 250", () => {
  const lengths = files.map((file) => file.lines).sort((a, b) => a - b);
  const at = (share: number): number => lengths[Math.min(lengths.length - 1, Math.floor(share * lengths.length))] ?? 0;
  expect(files.filter((file) => file.lines > 250).map((file) => `${file.path} has ${file.lines} lines; find the missing idea`)).toEqual([]);
  expect(at(0.5)).toBeLessThanOrEqual(60);
  expect(at(0.95)).toBeLessThanOrEqual(180);
});

test("functions stay within a screen", () => {
  const long = files.flatMap((file) => file.longFunctions.map((at) => `${file.path}:${at.line} ${at.what}; name its parts`));
  expect(long).toEqual([]);
});

test("pages and routes only parse, load and render", () => {
  const limit = (path: string): number | null =>
    !path.startsWith("app/") ? null : path.endsWith("/route.ts") ? 25 : path.endsWith("/page.tsx") ? 40 : null;
  const long = files.filter((file) => file.lines > (limit(file.path) ?? Number.POSITIVE_INFINITY));
  expect(long.map((file) => `${file.path} has ${file.lines} lines; move the work into a view, a service or a component`)).toEqual([]);
});

test("no escape hatches", () => {
  const hatch = /@ts-(ignore|expect-error|nocheck)|biome-ignore|as unknown as/;
  const found = files.flatMap((file) =>
    file.text.split("\n").flatMap((line, index) => (hatch.test(line) ? [`${file.path}:${index + 1} ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
