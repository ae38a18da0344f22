import { prisma } from "../../prisma";

export type PolledConnection = {
  readonly id: string;
  readonly settings: unknown;
  /** The newest; what was rotated out is of no use to the other side. */
  readonly secret: { readonly sealed: Uint8Array; readonly keyId: string } | null;
  /** Where its polling goes on from; null before the first time. */
  readonly cursor: unknown;
};

/** Connections of a source that are switched on, in order, each with how far it was polled. */
export async function connectionsToPoll(source: string): Promise<PolledConnection[]> {
  const rows = await prisma().connection.findMany({
    where: { source, disabledAt: null },
    orderBy: { id: "asc" },
    include: { secrets: { where: { endsAt: null }, orderBy: [{ createdAt: "desc" }, { id: "asc" }], take: 1 } },
  });
  const states = await prisma().backfill.findMany({ where: { kind: "poll", subject: { in: rows.map(({ id }) => id) } } });
  return rows.map(({ id, settings, secrets }) => ({
    id,
    settings,
    secret: secrets[0] ?? null,
    cursor: states.find(({ subject }) => subject === id)?.cursor ?? null,
  }));
}
