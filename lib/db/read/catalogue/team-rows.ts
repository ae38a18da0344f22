import { prisma } from "../../prisma";

export type TeamRow = { readonly name: string; readonly services: number };

/** Every team and how many services it has, by name. */
export async function teamRows(): Promise<TeamRow[]> {
  const rows = await prisma().team.findMany({ select: { name: true, _count: { select: { services: true } } }, orderBy: { name: "asc" } });
  return rows.map(({ name, _count }) => ({ name, services: _count.services }));
}
