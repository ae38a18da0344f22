import { prisma } from "../../prisma";

/** An incident whose suspects are to be worked out. */
export type DueIncident = {
  readonly id: string;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly services: readonly string[];
  readonly environment: string | null;
  readonly causedBy: readonly string[];
  readonly demo: boolean;
  /** When its events last changed it. */
  readonly updatedAt: Date;
};

/** Incidents whose suspects are due, the latest opened first, so that what happens now never waits behind what is long past. One index range. */
export const dueSuspicions = (now: Date, limit: number): Promise<DueIncident[]> =>
  prisma().incident.findMany({
    where: { suspectAt: { lte: now } },
    select: {
      ...{ id: true, openedAt: true, resolvedAt: true, services: true, environment: true, causedBy: true, demo: true, updatedAt: true },
    },
    orderBy: [{ openedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
