import { createHash } from "node:crypto";
import type { Db } from "../prisma";

/** Few enough that a batch of hundreds of entities cannot fill the server's lock table, many enough that strangers seldom meet. */
const STRIPES = 128;
const LOCK_CLASS = 7_461;

/**
 * Waits until nobody else works on any of these names, and keeps others out until the transaction ends. Always in the same
 * order, so that two batches cannot wait for each other. It must be a statement of its own, before anything is read.
 */
export const lockNames = (tx: Db, names: readonly string[]): Promise<void> =>
  lock(
    tx,
    [...new Set(names.map(stripeOf))].sort((a, b) => a - b),
  );

/** Keeps out everybody who works on any name at all. */
export const lockEveryName = (tx: Db): Promise<void> => lock(tx, [...Array(STRIPES).keys()]);

async function lock(tx: Db, stripes: readonly number[]): Promise<void> {
  await tx.$executeRaw`
    select pg_advisory_xact_lock(${LOCK_CLASS}::int, stripe)
    from (select stripe from unnest(${stripes}::int[]) with ordinality as s(stripe, place) order by place) as ordered`;
}

const stripeOf = (name: string): number => createHash("sha256").update(name).digest().readUInt32BE(0) % STRIPES;
