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

/** Two transactions that wait for each other: the server ends one, which may try again. */
const MOST_ATTEMPTS = 10;

/**
 * Runs `work` in one transaction; everything it wrote is undone when it throws. It is run again when the server ended it because it
 * and another waited for each other, so it must change nothing but the database.
 */
export async function inTransaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await prisma().$transaction(work, { timeout: 30_000, maxWait: 5_000 });
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isDeadlock(error)) throw error;
    }
  }
}

/** Whether the server ended a statement because it and another waited for each other. */
export const isDeadlock = (error: unknown): boolean => error instanceof Error && /\b40P01\b|deadlock/.test(error.message);

/** Ends the client; used when a process stops and between test databases. */
export async function disconnect(): Promise<void> {
  const client = held.wakePrisma;
  delete held.wakePrisma;
  await client?.$disconnect();
}
