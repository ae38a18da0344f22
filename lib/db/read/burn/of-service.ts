import { BURN_RULES, type BurnRule } from "@/lib/domain/objective";
import { prisma } from "../../prisma";

export type OpenBurn = { readonly objective: string; readonly rule: BurnRule };

/** Budgets of a service that burn too fast in an environment now, the longest of them first. */
export async function openBurnsOf(service: string, environment: string): Promise<OpenBurn[]> {
  const rows = await prisma().burnAlert.findMany({
    where: { endedAt: null, objective: { service, environment } },
    select: { rule: true, objective: { select: { name: true } } },
    orderBy: { startedAt: "asc" },
  });
  return rows.flatMap(({ rule, objective }) =>
    BURN_RULES.filter((known) => known === rule).map((known) => ({ objective: objective.name, rule: known })),
  );
}
