import { prisma } from "../../prisma";

/** The number of the newest visible change; 0 before the first. */
export async function latestChange(): Promise<bigint> {
  const newest = await prisma().changeLog.aggregate({ _max: { seq: true } });
  return newest._max.seq ?? 0n;
}
