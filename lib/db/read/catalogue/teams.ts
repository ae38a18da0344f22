import { prisma } from "../../prisma";

/** Names of all teams, in alphabetical order. */
export async function teamNames(): Promise<string[]> {
  const rows = await prisma().team.findMany({ select: { name: true }, orderBy: { name: "asc" } });
  return rows.map((row) => row.name);
}
