import type { ObjectiveKind } from "@/lib/domain/objective";
import type { Db } from "../../prisma";

/** What a message says of a budget that burns too fast. */
export type ToldBurn = {
  readonly id: string;
  readonly rule: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly longBurn: number;
  readonly service: string;
  readonly environment: string;
  readonly objective: string;
  readonly kind: ObjectiveKind;
  readonly target: number;
};

/** Some alerts as messages name them; those for which an incident was opened are told of with it, and left out. */
export async function burnsToTell(tx: Db, ids: readonly string[]): Promise<ToldBurn[]> {
  const rows = await tx.burnAlert.findMany({
    where: { id: { in: [...ids] }, incidentId: null },
    select: {
      id: true,
      rule: true,
      startedAt: true,
      endedAt: true,
      longBurn: true,
      objective: { select: { name: true, service: true, environment: true, kind: true, target: true } },
    },
    orderBy: { startedAt: "asc" },
  });
  return rows.map(({ objective: { name, kind, ...rest }, ...alert }) => ({
    ...alert,
    ...rest,
    objective: name,
    kind: kind === "latency" ? "latency" : "availability",
  }));
}
