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

/** What each transaction holds already. */
const heldBy = new WeakMap<Db, Set<number>>();

async function lock(tx: Db, wanted: readonly number[]): Promise<void> {
  const held = heldBy.get(tx) ?? new Set();
  const stripes = wanted.filter((stripe) => !held.has(stripe));
  if (stripes.length === 0) return;
  await tx.$executeRaw`
    select pg_advisory_xact_lock(${LOCK_CLASS}::int, stripe)
    from (select stripe from unnest(${stripes}::int[]) with ordinality as s(stripe, place) order by place) as ordered`;
  heldBy.set(tx, new Set([...held, ...stripes]));
}

/** FNV-1a: thousands of names go into one batch, and nobody gains from choosing whom to wait for. */
function stripeOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % STRIPES;
}
