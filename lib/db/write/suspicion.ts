import type { SuspectBoard } from "@/lib/domain/suspect";
import type { Db } from "../prisma";

/** Replaces the ranking of what may have caused an incident; the whole board is kept. */
export async function saveSuspicion(tx: Db, board: SuspectBoard): Promise<void> {
  const [first] = board.suspects;
  const row = {
    firstId: first?.candidate.kind === "deployment" ? first.candidate.id : null,
    posterior: first?.posterior ?? 0,
    onsetAt: board.onsetAt,
    at: board.at,
    method: board.method,
    body: JSON.parse(JSON.stringify(board)),
  };
  await tx.suspicion.upsert({ where: { incidentId: board.incident }, create: { incidentId: board.incident, ...row }, update: row });
}

/** Sets when an incident is looked into next; one that its events changed since it was read is due at once, and stays so. */
export async function scheduleSuspicion(
  tx: Db,
  { id, updatedAt }: { readonly id: string; readonly updatedAt: Date },
  suspectAt: Date | null,
): Promise<void> {
  await tx.incident.updateMany({ where: { id, updatedAt }, data: { suspectAt } });
}

/** The incidents that have a ranking which names a deployment. */
export async function suspectedIncidents(tx: Db): Promise<string[]> {
  const rows = await tx.suspicion.findMany({ where: { firstId: { not: null } }, select: { incidentId: true } });
  return rows.map(({ incidentId }) => incidentId);
}
