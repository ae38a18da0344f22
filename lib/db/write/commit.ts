import type { Db } from "../prisma";
import { type ProjectionRow, upsertRows } from "./upsert-rows";

const COMMITS = {
  table: "Commit",
  key: "id",
  columns: [
    "id",
    "repository",
    "sha",
    "parent",
    "message",
    "author",
    "bot",
    "authoredAt",
    "pushedAt",
    "branches",
    "onMain",
    "files",
    "tickets",
    "url",
  ],
} as const;

export type CommitRow = ProjectionRow<(typeof COMMITS.columns)[number]>;

/** Writes commits as their pushes have them and returns the ids of those that differ from what stood there. */
export const upsertCommits = (tx: Db, rows: readonly CommitRow[], stamp: { now: Date; demo: boolean }): Promise<string[]> =>
  upsertRows(tx, COMMITS, rows, stamp);
