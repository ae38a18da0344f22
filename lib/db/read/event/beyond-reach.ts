import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";

/** Which of these incidents exist and are not wholly within a reach: they name another service or environment, or none. */
export async function incidentsBeyond(reach: Reach, ids: readonly string[]): Promise<Set<string>> {
  const rows = await prisma().incident.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, services: true, environment: true },
  });
  const within = ({ services, environment }: (typeof rows)[number]): boolean =>
    (reach.services.length === 0 || (services.length > 0 && services.every((service) => reach.services.includes(service)))) &&
    (reach.environments.length === 0 || (environment !== null && reach.environments.includes(environment)));
  return new Set(rows.filter((row) => !within(row)).map((row) => row.id));
}
