import { prisma } from "../../prisma";

export type EarlierTrouble = { readonly service: string; readonly at: Date };

/** Most of each kind that is read. */
const MOST = 100;

/**
 * When incidents and alerts of some services began within a time (end exclusive), but for one incident: what was there before a change is
 * not its doing. Merged and dismissed incidents are left out.
 */
export async function earlierTroubles(
  services: readonly string[],
  { from, to, but }: { readonly from: Date; readonly to: Date; readonly but: string },
): Promise<EarlierTrouble[]> {
  if (services.length === 0) return [];
  const [incidents, alerts] = await Promise.all([
    prisma().incident.findMany({
      where: {
        openedAt: { gte: from, lt: to },
        id: { not: but },
        mergedInto: null,
        dismissed: false,
        services: { hasSome: [...services] },
      },
      select: { services: true, openedAt: true },
      orderBy: { openedAt: "desc" },
      take: MOST,
    }),
    prisma().alert.findMany({
      where: { service: { in: [...services] }, startedAt: { gte: from, lt: to } },
      select: { service: true, startedAt: true },
      orderBy: { startedAt: "desc" },
      take: MOST,
    }),
  ]);
  return [
    ...incidents.flatMap((one) => one.services.filter((name) => services.includes(name)).map((service) => ({ service, at: one.openedAt }))),
    ...alerts.flatMap(({ service, startedAt }) => (service === null ? [] : [{ service, at: startedAt }])),
  ];
}
