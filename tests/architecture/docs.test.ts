import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((file) => (file.endsWith(".md") ? [`${folder}/${file}`] : []));
const documents = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "components/README.md", ...["docs", "lib", "prisma"].flatMap(below)];
const TOP = /^(app|components|docs|lib|prisma|public|tests|instrumentation\.ts|proxy\.ts|next\.config\.js)(\/|$)/;

test("every path that a document names exists", () => {
  const missing = documents.flatMap((document) =>
    [...readFileSync(document, "utf8").matchAll(/`([^`\s]+)`/g)]
      .map((match) => match[1] ?? "")
      .filter((path) => TOP.test(path) && !path.includes("*") && !path.includes("<") && !existsSync(path))
      .map((path) => `${document} names ${path}, which does not exist`),
  );
  expect(missing).toEqual([]);
});

test("every npm script that a document names exists", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
  const missing = documents.flatMap((document) =>
    [...readFileSync(document, "utf8").matchAll(/npm run ([\w:-]+)/g)]
      .filter(([, script = ""]) => !Object.hasOwn(scripts, script))
      .map(([line]) => `${document} names “${line}”, which does not exist`),
  );
  expect(missing).toEqual([]);
});
