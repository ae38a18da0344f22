import { type Db, prisma } from "../prisma";

export type NewConnectionRow = {
  readonly id: string;
  readonly source: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly createdBy: string;
  readonly createdAt: Date;
};

/**
 * Stores a connection; false when its id is taken. One that is made again under the id of an earlier one goes on with its number of
 * readings, since the events of the earlier one carry it.
 */
export async function insertConnection(tx: Db, connection: NewConnectionRow): Promise<boolean> {
  const { settings, ...rest } = connection;
  const known = await tx.event.aggregate({ where: { connection: rest.id }, _max: { mapperVersion: true } });
  const data = { ...rest, settings: { ...settings } as object, generation: known._max.mapperVersion ?? 1 };
  return (await tx.connection.createMany({ data: [data], skipDuplicates: true })).count === 1;
}

export type NewSecretRow = {
  readonly connectionId: string;
  readonly sealed: Uint8Array;
  readonly keyId: string;
  readonly hint: string;
  readonly createdAt: Date;
};

/** Adds a secret and returns its id. */
export async function insertSecret(tx: Db, secret: NewSecretRow): Promise<string> {
  const data = { ...secret, sealed: Uint8Array.from(secret.sealed) };
  return (await tx.connectionSecret.create({ data, select: { id: true } })).id;
}

/** Lets the newest secret hold until `endsAt` only, and ends those before it at once: two hold at most. */
export async function retireSecrets(tx: Db, connectionId: string, now: Date, endsAt: Date): Promise<void> {
  await tx.connectionSecret.updateMany({ where: { connectionId, endsAt: { gt: now } }, data: { endsAt: now } });
  await tx.connectionSecret.updateMany({ where: { connectionId, endsAt: null }, data: { endsAt } });
  await tx.connectionSecret.deleteMany({ where: { connectionId, endsAt: { lte: now } } });
}

/** Ends an older secret; false when there is none such that still holds. */
export async function removeOlderSecret(tx: Db, connectionId: string, id: string, now: Date): Promise<boolean> {
  return (await tx.connectionSecret.deleteMany({ where: { id, connectionId, endsAt: { gt: now } } })).count === 1;
}

export type HeldConnection = { readonly source: string; readonly name: string; readonly settings: unknown; readonly generation: number };

/** A connection, kept from changing until the transaction ends; null when there is none. */
export async function lockConnection(tx: Db, id: string): Promise<HeldConnection | null> {
  const [row] = await tx.$queryRaw<HeldConnection[]>`
    select source, name, settings, generation from "Connection" where id = ${id} for no key update`;
  return row ?? null;
}

/** Changes the name or the settings of a connection. */
export async function updateConnection(
  tx: Db,
  id: string,
  change: { readonly name?: string; readonly settings?: Readonly<Record<string, unknown>>; readonly disabledAt?: Date | null },
): Promise<void> {
  const { settings, ...rest } = change;
  await tx.connection.update({
    where: { id },
    data: { ...rest, ...(settings === undefined ? {} : { settings: { ...settings } as object }) },
  });
}

/** Raises the number under which deliveries are read, and returns the new one. Waits for deliveries that are being read. */
export async function raiseGeneration(tx: Db, id: string): Promise<number> {
  const { generation } = await tx.connection.update({
    where: { id },
    data: { generation: { increment: 1 } },
    select: { generation: true },
  });
  return generation;
}

/** Removes a connection with its secrets; false when there was none. Deliveries and events stay. */
export async function deleteConnection(tx: Db, id: string): Promise<boolean> {
  return (await tx.connection.deleteMany({ where: { id } })).count === 1;
}

/** Notes that a rightly signed call came. */
export async function touchConnection(id: string, at: Date): Promise<void> {
  await prisma().$executeRaw`
    update "Connection" set "verifiedAt" = coalesce("verifiedAt", ${at}), "lastSeenAt" = greatest("lastSeenAt", ${at}::timestamptz)
    where id = ${id}`;
}
