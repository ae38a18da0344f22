import { expect, test } from "vitest";
import { layerOf, RULES } from "./support/layers";
import { sourceTree } from "./support/source-tree";

const files = sourceTree();

test("every file stands in a known part of the house", () => {
  expect(
    files
      .filter((file) => layerOf(file.path) === null)
      .map((file) => `${file.path}: move it into one of the folders that docs/ARCHITECTURE.md names`),
  ).toEqual([]);
});

test("imports point down the layers only", () => {
  const wrong = files.flatMap((file) => {
    const layer = layerOf(file.path) ?? "";
    const rule = RULES[layer];
    if (rule === undefined) return [];
    return file.imports.flatMap((edge) => {
      if (edge.target === null) {
        if (rule.packages === undefined || rule.packages.some((allowed) => allowed.test(edge.specifier))) return [];
        return [`${file.path}:${edge.line} ${layer} imports the package ${edge.specifier}, because ${rule.why} it may not`];
      }
      if (/\.(css|json)$/.test(edge.target)) return [];
      const target = layerOf(edge.target) ?? edge.target;
      if (rule.layers.includes(target) || (edge.typeOnly && rule.types?.includes(target))) return [];
      return [`${file.path}:${edge.line} ${layer} imports ${target} (${edge.specifier}); ${rule.why}: move the code down or pass it in`];
    });
  });
  expect(wrong).toEqual([]);
});

test("an area of components does not reach into another area", () => {
  const areaOf = (path: string): string | undefined => (layerOf(path) === "components/area" ? path.split("/")[1] : undefined);
  const wrong = files.flatMap((file) =>
    file.imports
      .filter(
        (edge) =>
          edge.target !== null &&
          areaOf(file.path) !== undefined &&
          areaOf(edge.target) !== undefined &&
          areaOf(edge.target) !== areaOf(file.path),
      )
      .map(
        (edge) => `${file.path}:${edge.line} imports ${edge.specifier}; what two areas share belongs into components/ui, charts or shell`,
      ),
  );
  expect(wrong).toEqual([]);
});
