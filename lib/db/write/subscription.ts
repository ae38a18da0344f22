import type { Db } from "../prisma";

export type NewSubscription = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly sealedUrl: Uint8Array;
  readonly sealedSecret: Uint8Array | null;
  readonly keyId: string;
  readonly host: string;
  readonly events: readonly string[];
  readonly services: readonly string[];
  readonly environments: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
};

/** Stores a subscription; false when its name is taken. */
export async function insertSubscription(tx: Db, row: NewSubscription): Promise<boolean> {
  const { sealedUrl, sealedSecret, events, services, environments, ...rest } = row;
  const data = {
    ...rest,
    sealedUrl: Uint8Array.from(sealedUrl),
    sealedSecret: sealedSecret === null ? null : Uint8Array.from(sealedSecret),
    events: [...events],
    services: [...services],
    environments: [...environments],
  };
  return (await tx.subscription.createMany({ data: [data], skipDuplicates: true })).count === 1;
}

export type HeldSubscription = { readonly name: string; readonly kind: string; readonly disabledAt: Date | null };

/** A subscription, kept from changing until the transaction ends; null when there is none. */
export async function lockSubscription(tx: Db, id: string): Promise<HeldSubscription | null> {
  const [row] = await tx.$queryRaw<HeldSubscription[]>`
    select name, kind, "disabledAt" from "Subscription" where id = ${id}::uuid for no key update`;
  return row ?? null;
}

export type SubscriptionChange = {
  readonly events: readonly string[];
  readonly services: readonly string[];
  readonly environments: readonly string[];
};

/** Changes what a subscriber is told of. */
export async function updateSubscription(tx: Db, id: string, { events, services, environments }: SubscriptionChange): Promise<void> {
  await tx.subscription.update({
    where: { id },
    data: { events: [...events], services: [...services], environments: [...environments] },
  });
}

/** Stops telling a subscriber anything, for a reason if Wake gave it up; or, without a moment, tells it again. */
export async function disableSubscription(tx: Db, id: string, disabledAt: Date | null, failure: string | null): Promise<void> {
  await tx.subscription.updateMany({ where: { id }, data: { disabledAt, failure } });
}

/** Removes a subscription with its messages; false when there was none. */
export async function deleteSubscription(tx: Db, id: string): Promise<boolean> {
  return (await tx.subscription.deleteMany({ where: { id } })).count === 1;
}
