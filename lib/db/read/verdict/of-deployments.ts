import type { Verdict } from "@/lib/domain/verdict";
import { prisma } from "../../prisma";
import { verdictOf } from "./stored";

/** The stored verdicts of some deployments, by deployment. */
export async function verdictsOf(deploymentIds: readonly string[]): Promise<Map<string, Verdict[]>> {
  const rows = await prisma().verdict.findMany({ where: { deploymentId: { in: [...deploymentIds] } } });
  return rows.reduce(
    (found, row) => found.set(row.deploymentId, [...(found.get(row.deploymentId) ?? []), verdictOf(row)]),
    new Map<string, Verdict[]>(),
  );
}
