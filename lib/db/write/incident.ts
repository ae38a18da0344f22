import type { Db } from "../prisma";
import { type ProjectionRow, upsertRows } from "./upsert-rows";

const INCIDENTS = {
  table: "Incident",
  key: "id",
  columns: [
    "id",
    "title",
    "status",
    "severity",
    "openedAt",
    "acknowledgedAt",
    "resolvedAt",
    "periods",
    "services",
    "environment",
    "causedBy",
    "fixedBy",
    "mergedInto",
    "dismissed",
    "source",
    "url",
    "labels",
  ],
} as const;

export type IncidentProjectionRow = ProjectionRow<(typeof INCIDENTS.columns)[number]>;

/** Writes incidents as their events have them and returns the ids of those that differ from what stood there. */
export const upsertIncidents = (tx: Db, rows: readonly IncidentProjectionRow[], stamp: { now: Date; demo: boolean }): Promise<string[]> =>
  upsertRows(tx, INCIDENTS, rows, stamp);
