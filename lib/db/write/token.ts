import { log } from "../../log";
import { type Db, prisma } from "../prisma";

export type NewToken = {
  readonly name: string;
  readonly prefix: string;
  readonly hash: Uint8Array;
  readonly scopes: readonly string[];
  readonly services: readonly string[];
  readonly environments: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
};

/** Stores a token and returns its id. */
export async function insertToken(tx: Db, token: NewToken): Promise<string> {
  const { scopes, services, environments, hash, ...rest } = token;
  const data = {
    ...rest,
    hash: Uint8Array.from(hash),
    scopes: [...scopes],
    services: [...services],
    environments: [...environments],
  };
  return (await tx.token.create({ data, select: { id: true } })).id;
}

/** Ends a token; false when it does not exist or had ended before. */
export async function revokeToken(tx: Db, id: string, at: Date): Promise<boolean> {
  return (await tx.token.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } })).count === 1;
}

/** Notes that a token was used. A failure is logged and no more: nobody's data may be lost for it. */
export async function touchToken(id: string, at: Date): Promise<void> {
  try {
    await prisma().token.updateMany({ where: { id }, data: { lastUsedAt: at } });
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "the last use of a token could not be noted");
  }
}
