import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "docs/ARCHITECTURE.md",
  ...readdirSync("docs/adr").map((file) => `docs/adr/${file}`),
];
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
