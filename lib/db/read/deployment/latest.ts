import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";
import { deploymentsWithin } from "./within";

/** When the newest deployment that reached production finished; null when none ever did. */
export async function latestProductionRelease(before: Date, reach: Reach): Promise<Date | null> {
  const row = await prisma().deployment.findFirst({
    where: {
      reachedAt: { lt: before },
      status: { in: ["succeeded", "rolled_back"] },
      environmentRef: { tier: "production" },
      ...deploymentsWithin(reach),
    },
    orderBy: { reachedAt: "desc" },
    select: { reachedAt: true },
  });
  return row?.reachedAt ?? null;
}
