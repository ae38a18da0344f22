import type { Db } from "../prisma";
import { type ProjectionRow, upsertRows } from "./upsert-rows";

const CHANGES = {
  table: "Change",
  key: "id",
  columns: [
    "id",
    "repository",
    "number",
    "url",
    "title",
    "author",
    "bot",
    "firstCommitAt",
    "openedAt",
    "readyAt",
    "firstReviewAt",
    "approvedAt",
    "mergedAt",
    "closedAt",
    "mergeCommit",
    "commits",
    "additions",
    "deletions",
    "files",
    "baseBranch",
    "labels",
    "headCommit",
    "headBranch",
    "draft",
    "reviews",
    "tickets",
  ],
} as const;

export type ChangeRow = ProjectionRow<(typeof CHANGES.columns)[number]>;

/** Writes changes as their events have them and returns the ids of those that differ from what stood there. */
export const upsertChanges = (tx: Db, rows: readonly ChangeRow[], stamp: { now: Date; demo: boolean }): Promise<string[]> =>
  upsertRows(tx, CHANGES, rows, stamp);
