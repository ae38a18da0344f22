import { deploymentCandidate, type WordKind } from "@/lib/domain/incident-word";
import type { VerdictState } from "@/lib/domain/verdict";
import type { Db } from "../prisma";

type Word = { readonly kind: WordKind; readonly reason: string; readonly decidedBy: string; readonly decidedAt: Date };

/** Keeps a person's word on a candidate for the cause of an incident. The caller holds the incident's lock, and dates it after the last one. */
export async function saveIncidentDecision(
  tx: Db,
  word: Word & { readonly incidentId: string; readonly candidate: string },
): Promise<void> {
  await tx.incidentDecision.create({ data: word });
}

/** Keeps a person's word on the verdict of a deployment. The caller holds its lock, and dates it after the last one. */
export async function saveVerdictDecision(
  tx: Db,
  word: Word & { readonly deploymentId: string; readonly state: VerdictState },
): Promise<void> {
  await tx.verdictDecision.create({ data: word });
}

/** Lets what people said of some deployments be about those that their records tell of now. */
export async function moveDecisions(tx: Db, moves: readonly { readonly from: string; readonly to: string }[]): Promise<void> {
  if (moves.length === 0) return;
  await tx.$executeRaw`
    update "VerdictDecision" d set "deploymentId" = m.to
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m("from" uuid, "to" uuid) where d."deploymentId" = m."from"`;
  const candidates = moves.map(({ from, to }) => ({ from: deploymentCandidate(from), to: deploymentCandidate(to) }));
  await tx.$executeRaw`
    update "IncidentDecision" d set candidate = m.to
    from jsonb_to_recordset(${JSON.stringify(candidates)}::jsonb) as m("from" text, "to" text) where d.candidate = m."from"`;
}
