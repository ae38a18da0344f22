import { type Db, prisma } from "../prisma";

/** A held lease. The epoch rises whenever the holder changes, so a holder that slept can be told from the current one. */
export type Lease = { readonly name: string; readonly holder: string; readonly epoch: bigint };

/**
 * Takes or renews a lease for `ttlMs`. Returns null while somebody else holds it. Time is the database's, so that
 * instances with different clocks agree. Works through a transaction pooler: it is a row, not a lock.
 */
export async function takeLease(name: string, holder: string, ttlMs: number): Promise<Lease | null> {
  const rows = await prisma().$queryRaw<{ epoch: bigint }[]>`
    insert into "Lease" as held (name, holder, epoch, until)
    values (${name}, ${holder}, 1, now() + make_interval(secs => ${ttlMs / 1000}))
    on conflict (name) do update
      set holder = excluded.holder, until = excluded.until,
          epoch = case when held.holder = excluded.holder and held.until > now() then held.epoch else held.epoch + 1 end
      where held.holder = excluded.holder or held.until <= now()
    returning epoch`;
  const epoch = rows[0]?.epoch;
  return epoch === undefined ? null : { name, holder, epoch };
}

/** Gives a lease back at once, so that another instance need not wait for its end. */
export async function returnLease(lease: Lease): Promise<void> {
  await prisma()
    .$executeRaw`update "Lease" set until = now() where name = ${lease.name} and holder = ${lease.holder} and epoch = ${lease.epoch}`;
}

/** Whether the lease is still ours; holds its row until the transaction ends, so that nobody can take it in between. */
export async function stillHeld(tx: Db, lease: Lease): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from "Lease" where name = ${lease.name} and holder = ${lease.holder} and epoch = ${lease.epoch} and until > now() for share`;
  return rows.length > 0;
}
