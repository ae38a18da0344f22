import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client";
import { pool } from "./pool";

const held = globalThis as typeof globalThis & { wakePrisma?: PrismaClient };

/** The Prisma client over the process's pool: the control plane. */
export function prisma(): PrismaClient {
  held.wakePrisma ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return held.wakePrisma;
}

/** What reads and writes take: the client itself, or a transaction of it. */
export type Db = Prisma.TransactionClient;

/** Runs `work` in one transaction; everything it wrote is undone when it throws. */
export const inTransaction = <T>(work: (tx: Db) => Promise<T>): Promise<T> =>
  prisma().$transaction(work, { timeout: 30_000, maxWait: 5_000 });

/** Ends the client; used when a process stops and between test databases. */
export async function disconnect(): Promise<void> {
  const client = held.wakePrisma;
  delete held.wakePrisma;
  await client?.$disconnect();
}
