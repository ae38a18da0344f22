import { type Db, prisma } from "../../prisma";

export type CallFilter = {
  /** Arrival, RFC 3339; end exclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly states?: readonly string[] | undefined;
};
export type CallPlace = { readonly receivedAt: string; readonly id: string };

/** `api` stands for everything that came through the events API, whoever sent it. */
const API = "api";

/** Ids of settled deliveries of a connection in order of arrival, from after a place on, with their arrival and size. */
export function settledAfter(
  tx: Db,
  connection: string,
  filter: CallFilter,
  after: CallPlace | null,
  most: number,
): Promise<{ id: string; receivedAt: Date; size: number }[]> {
  const { from = null, to = null, states = null } = filter;
  return tx.$queryRaw`
    select id, "receivedAt", octet_length(raw) as size from "InboundDelivery"
    where (case when ${connection} = ${API} then coalesce(source, ${API}) = ${API} else connection = ${connection} end) and state <> 'received'
      and (${from}::text is null or "receivedAt" >= ${from}::timestamptz) and (${to}::text is null or "receivedAt" < ${to}::timestamptz)
      and (${states}::text[] is null or state = any(${states}::text[]))
      and (${after === null} or ("receivedAt", id) > (${after?.receivedAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by "receivedAt", id limit ${most}`;
}

/** How many there are in all. */
export async function settledCount(tx: Db, connection: string, filter: CallFilter): Promise<number> {
  const { from = null, to = null, states = null } = filter;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from "InboundDelivery"
    where (case when ${connection} = ${API} then coalesce(source, ${API}) = ${API} else connection = ${connection} end) and state <> 'received'
      and (${from}::text is null or "receivedAt" >= ${from}::timestamptz) and (${to}::text is null or "receivedAt" < ${to}::timestamptz)
      and (${states}::text[] is null or state = any(${states}::text[]))`;
  return row?.count ?? 0;
}

/** Connections whose replay is under way, the longest waiting first. */
export const openReplays = async (): Promise<string[]> =>
  (
    await prisma().backfill.findMany({
      where: { kind: "replay", state: { in: ["queued", "running"] } },
      select: { subject: true },
      orderBy: [{ updatedAt: "asc" }, { subject: "asc" }],
    })
  ).map(({ subject }) => subject);

/** Every connection, in order of its id. */
export const connectionIds = async (): Promise<string[]> =>
  (await prisma().connection.findMany({ select: { id: true }, orderBy: { id: "asc" } })).map(({ id }) => id);

/** Other connections of the same source: they may tell of the same events. */
export const siblingsOf = async (tx: Db, connection: string): Promise<string[]> =>
  (
    await tx.$queryRaw<{ id: string }[]>`
      select other.id from "Connection" own join "Connection" other on other.source = own.source and other.id <> own.id
      where own.id = ${connection} order by other.id`
  ).map(({ id }) => id);
