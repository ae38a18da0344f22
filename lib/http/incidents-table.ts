import type { Actor } from "@/lib/domain/access";
import type { IncidentsParams } from "@/lib/urls/incidents";
import { loadIncidents } from "@/lib/views/incidents/list";
import type { IncidentListRow } from "@/lib/views/incidents/row";
import type { Cell } from "./csv";
import type { CsvTable } from "./csv-response";

const COLUMNS: readonly (readonly [name: string, cell: (row: IncidentListRow) => Cell])[] = [
  ["incident", (row) => row.id],
  ["title", (row) => row.title],
  ["status", (row) => row.status],
  ["severity", (row) => row.severity],
  ["openedAt", (row) => row.openedAt],
  ["resolvedAt", (row) => row.resolvedAt],
  ["minutes", (row) => Math.round(row.lastedMs / 60_000)],
  ["services", (row) => row.services.join(" ")],
  ["environment", (row) => row.environment],
  ["cause", (row) => row.cause.kind],
  ["causedBy", (row) => (row.cause.kind === "known" || row.cause.kind === "suggested" ? row.cause.label : null)],
  ["mergedInto", (row) => row.mergedInto],
  ["dismissed", (row) => row.dismissed],
];

/** Every incident that a filtered list holds, part after part as the list has them. */
export const incidentsTable = (actor: Actor | null, params: IncidentsParams, now: Date): CsvTable => ({
  name: "incidents",
  columns: COLUMNS.map(([name]) => name),
  lines: incidentLines(actor, { ...params, after: null }, now),
});

async function* incidentLines(actor: Actor | null, params: IncidentsParams, now: Date): AsyncGenerator<Cell[][]> {
  let after: string | null = null;
  do {
    const { rows, next }: { rows: readonly IncidentListRow[]; next: string | null } = await loadIncidents(actor, { ...params, after }, now);
    yield rows.map((row) => COLUMNS.map(([, cell]) => cell(row)));
    after = next;
  } while (after !== null);
}
