import type { Db } from "../../prisma";

/** Somebody who is to be told, and of what; empty lists mean everything. */
export type Listener = {
  readonly id: string;
  readonly events: readonly string[];
  readonly services: readonly string[];
  readonly environments: readonly string[];
};

/** Subscriptions that are not disabled. There are few, and most installations have none. */
export const listening = (tx: Db): Promise<Listener[]> =>
  tx.subscription.findMany({
    where: { disabledAt: null },
    select: { id: true, events: true, services: true, environments: true },
    orderBy: { createdAt: "asc" },
  });
