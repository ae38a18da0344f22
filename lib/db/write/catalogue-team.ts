import type { Db } from "../prisma";

/** Makes a team; false when one is called so already. */
export const insertTeam = async (tx: Db, name: string): Promise<boolean> =>
  (await tx.team.createMany({ data: [{ name }], skipDuplicates: true })).count === 1;

/** The id of a team, which is made when there is none. */
export async function ensureTeam(tx: Db, name: string): Promise<string> {
  await insertTeam(tx, name);
  return (await tx.team.findUniqueOrThrow({ where: { name }, select: { id: true } })).id;
}

/** Gives a team another name: `done`, `unknown` when there is no such team, `taken` when another one is called so. */
export async function renameTeam(tx: Db, team: string, name: string): Promise<"done" | "unknown" | "taken"> {
  if (team !== name && (await tx.team.count({ where: { name } })) > 0) return "taken";
  return (await tx.team.updateMany({ where: { name: team }, data: { name, demo: false } })).count === 1 ? "done" : "unknown";
}

/** Removes a team; its services become nobody's, and stay so. Null when there is none, else how many services it had. */
export async function deleteTeam(tx: Db, name: string): Promise<number | null> {
  const team = await tx.team.findUnique({ where: { name }, select: { id: true } });
  if (team === null) return null;
  const { count } = await tx.service.updateMany({ where: { teamId: team.id }, data: { teamId: null, settled: true } });
  await tx.team.delete({ where: { id: team.id } });
  return count;
}
