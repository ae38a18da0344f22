import type { WordKind } from "@/lib/domain/incident-word";
import type { VerdictState } from "@/lib/domain/verdict";
import { prisma } from "../../prisma";

/** A person's word on the verdict of a deployment, with the name of who said it. */
export type VerdictDecisionRow = {
  readonly id: string;
  readonly deploymentId: string;
  readonly kind: WordKind;
  /** The state that was decided about, as it stood. */
  readonly state: VerdictState;
  readonly reason: string;
  readonly by: string;
  readonly decidedAt: Date;
};

/** Everything that people said of the verdicts of some deployments, by deployment, oldest first: the last one counts. Without any a deployment is absent. */
export async function verdictDecisionsOf(deploymentIds: readonly string[]): Promise<Map<string, VerdictDecisionRow[]>> {
  const rows = await prisma().$queryRaw<VerdictDecisionRow[]>`
    select d.id, d."deploymentId", d.kind, d.state, d.reason, coalesce(u.name, t.name, d."decidedBy") as by, d."decidedAt"
    from "VerdictDecision" d
    left join "User" u on 'user:' || u.id = d."decidedBy"
    left join "Token" t on 'token:' || t.id = d."decidedBy"
    where d."deploymentId" = any(${[...deploymentIds]}::uuid[]) order by d."decidedAt", d.id`;
  const found = new Map<string, VerdictDecisionRow[]>();
  for (const row of rows) found.set(row.deploymentId, [...(found.get(row.deploymentId) ?? []), row]);
  return found;
}
