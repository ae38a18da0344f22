import { EVERYWHERE, type Reach } from "@/lib/domain/access";
import { OBJECTIVE_KINDS, type Objective } from "@/lib/domain/objective";
import type { Prisma } from "../../generated/client";
import type { Db } from "../../prisma";
import { prisma } from "../../prisma";

type Place = { readonly service?: string; readonly environment?: string };

const within = ({ services, environments }: Reach): Prisma.ObjectiveWhereInput => ({
  AND: [
    services.length > 0 ? { service: { in: [...services] } } : {},
    environments.length > 0 ? { environment: { in: [...environments] } } : {},
  ],
});

/** Objectives of a place, or all of them, by service, environment and name. */
export async function readObjectives(place: Place = {}, reach: Reach = EVERYWHERE, db: Db = prisma()): Promise<Objective[]> {
  const rows = await db.objective.findMany({
    where: { ...place, ...within(reach) },
    orderBy: [{ service: "asc" }, { environment: "asc" }, { name: "asc" }],
  });
  return rows.map(objectiveOf);
}

/** One objective; null when there is none within reach. */
export async function findObjective(id: string, reach: Reach, db: Db = prisma()): Promise<Objective | null> {
  const row = await db.objective.findFirst({ where: { id, ...within(reach) } });
  return row === null ? null : objectiveOf(row);
}

type Row = Omit<Objective, "kind"> & { readonly kind: string };

/** An objective as its row holds it. Rows are written by the service alone, so the kind is known. */
export const objectiveOf = ({ id, service, environment, name, operations, kind, target, thresholdMs, windowDays }: Row): Objective => ({
  ...{ id, service, environment, name, operations, target, thresholdMs, windowDays },
  kind: OBJECTIVE_KINDS.find((known) => known === kind) ?? "availability",
});
