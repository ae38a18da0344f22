import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";
import { incidentsWithin } from "./within";

export type IncidentRow = {
  readonly id: string;
  readonly title: string;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly services: readonly string[];
  readonly severity: string | null;
  readonly url: string | null;
  /** Deployments it is attributed to, the most certain first. */
  readonly causes: readonly { readonly deploymentId: string; readonly confirmed: boolean; readonly confidence: number }[];
};

/** Incidents that touched a period: opened before its end and not resolved before its start. One that was merged counts where it went, one that was none after all nowhere. */
export async function incidentsIn(period: { from: Date; to: Date }, reach: Reach): Promise<IncidentRow[]> {
  const rows = await prisma().incident.findMany({
    where: {
      mergedInto: null,
      dismissed: false,
      openedAt: { lt: period.to },
      OR: [{ resolvedAt: null }, { resolvedAt: { gte: period.from } }],
      AND: incidentsWithin(reach),
    },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    include: { attributions: { orderBy: { confidence: "desc" } } },
  });
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    openedAt: row.openedAt,
    resolvedAt: row.resolvedAt,
    services: row.services,
    severity: row.severity,
    url: row.url,
    causes: row.attributions.map((one) => ({
      deploymentId: one.deploymentId,
      confirmed: one.source !== "automatic",
      confidence: one.confidence,
    })),
  }));
}
