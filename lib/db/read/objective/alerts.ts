import { BURN_RULES, type BurnRule } from "@/lib/domain/objective";
import { type Db, prisma } from "../../prisma";

export type AlertRow = {
  readonly id: string;
  readonly objectiveId: string;
  readonly rule: BurnRule;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly quietSince: Date | null;
  /** At their worst. */
  readonly longBurn: number;
  readonly shortBurn: number;
  readonly incidentId: string | null;
};

type Row = Omit<AlertRow, "rule"> & { readonly rule: string };
const alertOf = (row: Row): AlertRow[] => BURN_RULES.filter((rule) => rule === row.rule).map((rule) => ({ ...row, rule }));

/** Alerts that have not ended. */
export const openAlerts = async (db: Db): Promise<AlertRow[]> =>
  (await db.burnAlert.findMany({ where: { endedAt: null }, orderBy: { startedAt: "asc" } })).flatMap(alertOf);

/** Alerts of some objectives that rang since a moment or ring still, the latest first; at most `most`. */
export async function alertsOf(objectiveIds: readonly string[], since: Date, most: number): Promise<AlertRow[]> {
  const rows = await prisma().burnAlert.findMany({
    where: { objectiveId: { in: [...objectiveIds] }, OR: [{ endedAt: null }, { endedAt: { gte: since } }] },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
    take: most,
  });
  return rows.flatMap(alertOf);
}

/** The alerts that some incidents were opened for, or joined. */
export const alertsOfIncidents = async (db: Db, incidentIds: readonly string[]): Promise<AlertRow[]> =>
  (await db.burnAlert.findMany({ where: { incidentId: { in: [...incidentIds] } } })).flatMap(alertOf);
