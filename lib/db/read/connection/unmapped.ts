import { prisma } from "../../prisma";

export type UnmappedRow = {
  readonly connection: string;
  readonly source: string;
  readonly kind: "service" | "environment";
  /** The sender's word; empty where it named none. */
  readonly said: string;
  /** Deliveries that say it. */
  readonly count: number;
  readonly lastAt: Date;
};

/** Words of senders that still have to be mapped, the most frequent first; of one connection, or with null of all. */
export function unmappedOf(connection: string | null): Promise<UnmappedRow[]> {
  return prisma().$queryRaw<UnmappedRow[]>`
    select d.connection, c.source, word.kind, word.said, count(distinct d.id)::int as count, max(d."receivedAt") as "lastAt"
    from "InboundDelivery" d
      join "Connection" c on c.id = d.connection
      cross join lateral jsonb_to_recordset(d.unmapped) as word(kind text, said text)
    where d.state = 'unmapped' and (${connection}::text is null or d.connection = ${connection})
    group by d.connection, c.source, word.kind, word.said
    order by count(distinct d.id) desc, d.connection, word.kind, word.said limit 500`;
}
