import { expect, test } from "vitest";
import { sourceTree } from "./support/source-tree";

const files = sourceTree();

test("no file imports itself through others", () => {
  const edges = new Map(files.map((file) => [file.path, file.imports.flatMap((edge) => (edge.target === null ? [] : [edge.target]))]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen >= 0) cycles.push([...trail.slice(seen), path].join(" → "));
    if (seen >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const file of files) visit(file.path, []);
  expect(cycles).toEqual([]);
});

test("no barrel files: a name has one place", () => {
  const barrels = files.filter((file) => file.reExports > 0 && file.reExports >= file.ownExports);
  expect(barrels.map((file) => `${file.path} only re-exports; import from where the name is defined`)).toEqual([]);
});
