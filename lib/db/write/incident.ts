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
  along: ["suspectAt"],
} as const;

/** For so long after they opened it is asked what caused incidents: nobody attributes the history of years that is told at once. */
const SUSPECTED_FOR_MS = 90 * 86_400_000;

export type IncidentProjectionRow = ProjectionRow<(typeof INCIDENTS.columns)[number]>;

/**
 * Writes incidents as their events have them and returns the ids of those that differ from what stood there; the suspects of these are worked
 * out again.
 */
export const upsertIncidents = (tx: Db, rows: readonly IncidentProjectionRow[], stamp: { now: Date; demo: boolean }): Promise<string[]> =>
  upsertRows(
    tx,
    INCIDENTS,
    rows.map((row) => ({ ...row, suspectAt: suspectAt(row, stamp.now) })),
    stamp,
  );

/** When the suspects of an incident that changed at `now` are worked out: at once; null for one that counts nowhere, or is long past. */
function suspectAt({ openedAt, mergedInto, dismissed }: IncidentProjectionRow, now: Date): Date | null {
  if (mergedInto !== null || dismissed === true) return null;
  const past = openedAt instanceof Date && openedAt.getTime() < now.getTime() - SUSPECTED_FOR_MS;
  return past ? null : now;
}
