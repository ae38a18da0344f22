import { expect, test } from "vitest";
import type { ErrorRow } from "@/lib/charts/error-list/model";
import { type ReleaseChange, shownChanges, suspectSentence } from "@/lib/views/release/changes";
import { type ReleaseErrors, withChanged } from "@/lib/views/release/errors";

const change = (number: number, files: readonly string[] | null): ReleaseChange => ({
  ...{ id: `acme/shop#${number}`, label: `#${number}`, files, title: null, url: null, author: null, bot: false },
  ...{ additions: null, deletions: null, firstCommitAt: null, mergedAt: null },
});
const spark = {} as ErrorRow["spark"];
const at = new Date("2026-11-19T10:00:00Z");
const row = (part: Partial<ErrorRow>): ErrorRow => ({
  ...{ signature: "s", type: "Gone", template: "", frames: ["resolve (resolve.js)"], count: 3, spark, versions: [] },
  ...{ firstSeen: at, firstVersion: "2", lastSeen: at, isNew: true, samples: [] },
  ...part,
});
const errors = (...rows: ErrorRow[]): ReleaseErrors => ({ rows, newFaults: 1, knownFaults: 0, otherCases: 0, gone: [] });

test("changes that touch what fails stand first, with the files", () => {
  const changes = [change(1, ["docs/a.md"]), change(2, ["src/vault/resolve.ts"])];
  const found = withChanged(errors(row({})), changes);
  expect(shownChanges(changes, found).map(({ label, suspectFiles }) => [label, suspectFiles])).toEqual([
    ["#2", ["src/vault/resolve.ts"]],
    ["#1", []],
  ]);
  expect(suspectSentence(changes, found)).toBeNull();
});

test("an error that was there before accuses no change, one that rose does", () => {
  const changes = [change(2, ["src/vault/resolve.ts"])];
  expect(withChanged(errors(row({ isNew: false })), changes).rows[0]?.changed).toBeUndefined();
  expect(withChanged(errors(row({ isNew: false, move: { kind: "risen", expected: 1 } })), changes).rows[0]?.changed).toHaveLength(1);
});

test("what is not known is said", () => {
  const unknown = [change(1, null)];
  expect(suspectSentence(unknown, withChanged(errors(row({})), unknown))).toContain("not known: nobody tells the files");
  const elsewhere = [change(1, ["docs/a.md"])];
  expect(suspectSentence(elsewhere, withChanged(errors(row({})), elsewhere))).toBe(
    "None of them touches a file in which a new error was thrown.",
  );
  expect(suspectSentence(elsewhere, withChanged(errors(row({ frames: [] })), elsewhere))).toContain("without a stack");
  expect(suspectSentence(unknown, withChanged(errors(), unknown))).toBeNull();
});
