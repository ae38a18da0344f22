import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";

type Placed = { readonly id: string; readonly services: readonly string[]; readonly environment: string | null };
type Kind = "incidents" | "change-requests" | "approvals" | "flags";

/** Which of these entities exist and are not wholly within a reach: they name another service or environment, or none. */
export async function entitiesBeyond(reach: Reach, kind: Kind, ids: readonly string[]): Promise<Set<string>> {
  const rows = await placedOf(kind, ids);
  const within = ({ services, environment }: Placed): boolean =>
    (reach.services.length === 0 || (services.length > 0 && services.every((service) => reach.services.includes(service)))) &&
    (reach.environments.length === 0 || (environment !== null && reach.environments.includes(environment)));
  return new Set(rows.filter((row) => !within(row)).map((row) => row.id));
}

async function placedOf(kind: Kind, ids: readonly string[]): Promise<readonly Placed[]> {
  const where = { id: { in: [...ids] } };
  const many = { where, select: { id: true, services: true, environment: true } } as const;
  if (kind === "incidents") return prisma().incident.findMany(many);
  if (kind === "change-requests") return prisma().changeRequest.findMany(many);
  const one = { where, select: { id: true, service: true, environment: true } } as const;
  const rows = kind === "approvals" ? await prisma().approval.findMany(one) : await prisma().flagChange.findMany(one);
  return rows.map(({ service, ...row }) => ({ ...row, services: service === null ? [] : [service] }));
}
