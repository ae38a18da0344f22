import { prisma } from "../../prisma";

/** A flag that was switched, of a service and an environment as far as its sender said. */
export type SuspectedFlag = {
  readonly id: string;
  readonly flag: string;
  readonly service: string | null;
  readonly environment: string | null;
  readonly state: string;
  readonly changedAt: Date;
};

/** Flags that were switched within a time, both ends included, in one of these environments or in none that was named, the latest first. */
export const suspectedFlags = (environments: readonly string[], from: Date, to: Date, limit: number): Promise<SuspectedFlag[]> =>
  prisma().flagChange.findMany({
    where: { changedAt: { gte: from, lte: to }, OR: [{ environment: null }, { environment: { in: [...environments] } }] },
    select: { id: true, flag: true, service: true, environment: true, state: true, changedAt: true },
    orderBy: [{ changedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
