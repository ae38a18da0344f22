import { type Reach, reaches } from "@/lib/domain/access";
import type { Tier } from "@/lib/domain/tier";
import { prisma } from "../../prisma";

export type PlaceOnPath = { readonly name: string; readonly tier: Tier; readonly position: number };

/** Environments that a service was ever deployed to, within reach. */
export async function environmentsOfService(service: string, reach: Reach): Promise<PlaceOnPath[]> {
  const rows = await prisma().$queryRaw<PlaceOnPath[]>`
    select e.name, e.tier::text as tier, e.position from "Environment" e
    where exists (select from "Deployment" d where d.service = ${service} and d.environment = e.name) order by e.position, e.name`;
  return rows.filter(({ name }) => reaches(reach, service, name));
}
