import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";
import { incidentsWithin } from "./within";

/** When the newest incident opened; null before the first. */
export async function latestIncident(reach: Reach): Promise<Date | null> {
  const newest = await prisma().incident.aggregate({ where: incidentsWithin(reach), _max: { openedAt: true } });
  return newest._max.openedAt;
}
