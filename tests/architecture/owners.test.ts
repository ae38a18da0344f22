import { expect, test } from "vitest";
import { layerOf } from "./support/layers";
import { sourceTree } from "./support/source-tree";

const files = sourceTree();
const importers = (matches: (specifier: string, target: string | null) => boolean) =>
  files.flatMap((file) => file.imports.filter((edge) => matches(edge.specifier, edge.target)).map((edge) => ({ file, edge })));

test("only lib/db knows Prisma, pg and SQL", () => {
  const wrong = importers((specifier, target) => /^(@prisma\/|pg$|pg\/)/.test(specifier) || target?.startsWith("lib/db/generated") === true)
    .filter(({ file }) => !file.path.startsWith("lib/db/"))
    .map(
      ({ file, edge }) => `${file.path}:${edge.line} imports ${edge.specifier}; ask a question in lib/db/read or a write in lib/db/write`,
    );
  expect(wrong).toEqual([]);
});

test("only components/charts imports recharts", () => {
  const wrong = importers((specifier) => specifier.startsWith("recharts"))
    .filter(({ file }) => layerOf(file.path) !== "components/charts")
    .map(({ file, edge }) => `${file.path}:${edge.line} imports recharts; hand a model of lib/charts to components/charts`);
  expect(wrong).toEqual([]);
});

test("only lib/env reads the environment", () => {
  const wrong = files
    .filter((file) => file.path !== "lib/env.ts" && layerOf(file.path) !== "lib/cli")
    .flatMap((file) =>
      file.environment.map((at) => `${file.path}:${at.line} reads process.env; add the setting to lib/env.ts, where it is validated`),
    );
  expect(wrong).toEqual([]);
});

/** Where time comes in: the edges. Everything else takes `now` as an argument, so that it can be replayed and tested. */
const MAY_READ_CLOCK = new Set(["app", "edge", "lib/http", "lib/jobs", "lib/cli", "lib/auth", "lib/telemetry"]);

test("only the edges read the clock or roll dice", () => {
  const wrong = files
    .filter((file) => !MAY_READ_CLOCK.has(layerOf(file.path) ?? "") && !file.client)
    .flatMap((file) => file.clock.map((at) => `${file.path}:${at.line} calls ${at.what}; take \`now\` (or a seed) as an argument`));
  expect(wrong).toEqual([]);
});
