import { pool } from "@/lib/db/pool";

/** What may differ between two databases that were told the same: when rows were written, and what waits for a job. */
const UNLIKE = ["updatedAt", "createdAt", "nextLookAt", "carryDueAt", "suspectAt", "demo"];
const TABLES = [
  ...["Deployment", "DeploymentRecord", "DeploymentChange", "Release", "ReleaseComponent"],
  ...["Change", "Commit", "Incident", "Ticket", "PipelineRun", "Alert"],
];

/** Every event and projection, without what may differ: also not the names that the catalogue has met on the way. */
export async function everythingKnown(): Promise<Record<string, unknown>> {
  const known: Record<string, unknown> = {};
  for (const table of TABLES) {
    const { rows } = await pool().query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from "${table}" t`);
    known[table] = rows
      .map(({ row }) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => !UNLIKE.includes(name)))))
      .sort();
  }
  const { rows } = await pool().query<{ row: string }>(
    `select concat_ws(' ', "eventKey", "entityType", "entityKey", type, rank, "occurredAt", source, connection, payload) as row from "Event" order by 1`,
  );
  return { ...known, Event: rows.map(({ row }) => row) };
}
