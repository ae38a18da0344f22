import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { IMPORT_ACTOR } from "@/lib/services/import/import-actor";
import { importLines, type LineImport, type RefusedLine } from "@/lib/services/import/import-lines";
import type { ImportLine } from "@/lib/services/import/read-line";
import { freshDatabase } from "@/tests/support/database";

const NOW = new Date("2026-06-01T00:00:00Z");

beforeEach(freshDatabase);

async function* linesOf(texts: readonly string[]): AsyncGenerator<ImportLine> {
  for (const [index, text] of texts.entries()) yield { number: index + 1, bytes: new TextEncoder().encode(text) };
}

async function load(texts: readonly string[], given: Partial<LineImport> = {}, stopAfter = Number.POSITIVE_INFINITY) {
  const refused: RefusedLine[] = [];
  const stop = new AbortController();
  const work = { subject: "file:test", name: "test", lines: linesOf(texts), total: texts.length, kind: null, again: false, ...given };
  const progress = ({ line }: { line: number }): void => {
    if (line >= stopAfter) stop.abort();
  };
  const counts = await importLines(IMPORT_ACTOR, work, { refused: (one) => refused.push(one), progress, signal: stop.signal }, () => NOW);
  return { ...counts, told: refused };
}

const deployment = (index: number): string =>
  JSON.stringify({
    ...{
      kind: "deployment",
      id: `run-${index}`,
      service: "checkout",
      environment: "production",
      version: `1.0.${index}`,
      status: "succeeded",
    },
    finishedAt: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
    changes: [`acme/shop#${index}`],
  });
const mixed = [
  deployment(1),
  JSON.stringify({ kind: "changes", id: "acme/shop#1", repository: "acme/shop", title: "Faster", mergedAt: "2025-12-31T10:00:00Z" }),
  JSON.stringify({ kind: "incident", id: "i1", title: "Slow", status: "open", openedAt: "2026-01-01T01:00:00Z", causedBy: ["run-1"] }),
];

test("lines of every kind become what the event API would have made of them", async () => {
  expect(await load(mixed)).toMatchObject({ created: 3, duplicates: 0, refused: 0, line: 3, ended: true, told: [] });
  expect(await prisma().deployment.findMany()).toMatchObject([{ externalId: "run-1", service: "checkout" }]);
  expect(await prisma().change.findMany()).toMatchObject([{ id: "acme/shop#1", title: "Faster" }]);
  expect(await prisma().attribution.count()).toBe(1);
});

test("a line that is refused is named with its reason and stops nothing", async () => {
  const texts = ["{", mixed[0] ?? "", '{"kind":"party"}', '{"service":"x"}', "[1]", '{"kind":"deployment","service":"x","status":"done"}'];
  const { told, ...counts } = await load(texts);
  expect(counts).toMatchObject({ created: 1, refused: 5, ended: true });
  expect(told.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6]);
  expect(told[0]?.reason).toMatch(/^It ends too early/);
  expect(told[1]?.reason).toMatch(/deployment, incident, change/);
  expect(told[4]?.reason).toMatch(/environment is missing.*status is not one of the allowed values/);
});

test("one kind for all lines, where they do not say", async () => {
  const body = JSON.stringify({ id: "acme/shop#7", repository: "acme/shop" });
  expect(await load([body], { kind: "changes" })).toMatchObject({ created: 1, refused: 0 });
});

test("a run that is broken off goes on where it was, and what it reads twice is known", async () => {
  const texts = Array.from({ length: 2_600 }, (_, index) => deployment(index));
  const first = await load(texts, {}, 1);
  expect(first).toMatchObject({ line: 2_000, created: 2_000, ended: false });
  // As if it had been killed before it noted the second window.
  await load(texts.slice(0, 2_300), { subject: null });
  const second = await load(texts);
  expect(second).toMatchObject({ line: 2_600, created: 2_300, duplicates: 300, ended: true });
  expect(await prisma().deployment.count()).toBe(2_600);
  expect(await prisma().backfill.findMany()).toMatchObject([{ kind: "import", state: "done", done: 2_600, total: 2_600 }]);
  expect(await load(texts)).toMatchObject({ created: 2_300, duplicates: 300, line: 2_600 });
  expect(await load(texts, { again: true })).toMatchObject({ created: 0, duplicates: 2_600 });
});

test("without the right to write, nothing is read", async () => {
  const viewer = { kind: "user", id: "u", name: "u", role: "admin" } as const;
  const work = { subject: null, name: "test", lines: linesOf(mixed), total: 3, kind: null, again: false };
  const watch = { refused: () => undefined, progress: () => undefined, signal: new AbortController().signal };
  await expect(importLines(viewer, work, watch, () => NOW)).rejects.toThrow(/does not allow/);
  expect(await prisma().event.count()).toBe(0);
});
