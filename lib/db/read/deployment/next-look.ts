import { prisma } from "../../prisma";

/** When a deployment is looked at next; null when nothing is left to judge, or nothing can be judged yet. */
export async function nextLookAt(id: string): Promise<Date | null> {
  const row = await prisma().deployment.findUnique({ where: { id }, select: { nextLookAt: true } });
  return row?.nextLookAt ?? null;
}
