import { backfills } from "@/lib/db/read/connection/backfills";
import { findConnection, listConnections } from "@/lib/db/read/connection/list";
import { unknownServicesOf } from "@/lib/db/read/connection/unknown-services";
import { unmappedOf } from "@/lib/db/read/connection/unmapped";
import { type Actor, authorise } from "@/lib/domain/access";
import { notFound } from "./not-found";

const withPath = <Row extends { readonly id: string }>(row: Row): Row & { path: string } => ({ ...row, path: `/api/hooks/${row.id}` });

/** Every connection, for those who manage them. */
export async function connectionsPage(actor: Actor | null, now: Date): Promise<{ items: readonly object[] }> {
  authorise(actor, "connections.manage");
  return { items: (await listConnections(now)).map(withPath) };
}

/** One connection, with the words that are still to be mapped and how its replays stand. Throws `not-found`. */
export async function connectionDetail(actor: Actor | null, id: string, now: Date): Promise<object> {
  authorise(actor, "connections.manage");
  const found = await findConnection(id, now);
  if (found === null) throw notFound("connection");
  const words = [...(await unmappedOf(id)), ...(await unknownServicesOf(id))].map(({ kind, said, count, lastAt }) => ({
    kind,
    said,
    count,
    lastAt,
  }));
  return { ...withPath(found), unmapped: words, backfills: await backfills(id) };
}
