import { prisma } from "../../prisma";

export const DELIVERY_STATES = ["received", "accepted", "duplicate", "ignored", "unmapped", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A secret as it can be shown: never the secret itself. */
export type SecretRow = {
  readonly id: string;
  /** Its last four characters. */
  readonly hint: string;
  readonly createdAt: Date;
  /** From when on it no longer holds; null while it is the newest. */
  readonly endsAt: Date | null;
};

export type ConnectionRow = {
  /** Part of its address: `/api/hooks/<id>`. */
  readonly id: string;
  readonly source: string;
  readonly name: string;
  /** In the shape of `SourceSettings` (lib/ingest/sources/source-settings). */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly generation: number;
  readonly createdAt: Date;
  readonly verifiedAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly disabledAt: Date | null;
  /** Those that still hold, the newest first. */
  readonly secrets: readonly SecretRow[];
  /** Deliveries of the last 24 hours, by state. */
  readonly counts: Readonly<Record<DeliveryState, number>>;
};

const DAY_MS = 86_400_000;

/** Every connection, in order of its name; `now` decides which secrets hold and what the last 24 hours are. */
export const listConnections = (now: Date): Promise<ConnectionRow[]> => read({}, now);

/** One connection; null when there is none. */
export const findConnection = async (id: string, now: Date): Promise<ConnectionRow | null> => (await read({ id }, now))[0] ?? null;

async function read(where: { id?: string }, now: Date): Promise<ConnectionRow[]> {
  const rows = await prisma().connection.findMany({
    where,
    select: {
      id: true,
      source: true,
      name: true,
      settings: true,
      generation: true,
      createdAt: true,
      verifiedAt: true,
      lastSeenAt: true,
      disabledAt: true,
      secrets: {
        where: { OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
        select: { id: true, hint: true, createdAt: true, endsAt: true },
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const counted = await prisma().inboundDelivery.groupBy({
    by: ["connection", "state"],
    where: { connection: { in: rows.map(({ id }) => id) }, receivedAt: { gt: new Date(now.getTime() - DAY_MS) } },
    _count: true,
  });
  return rows.map(({ settings, ...row }) => ({
    ...row,
    settings: settings as Readonly<Record<string, unknown>>,
    counts: Object.fromEntries(
      DELIVERY_STATES.map((state) => [state, counted.find((one) => one.connection === row.id && one.state === state)?._count ?? 0]),
    ) as Record<DeliveryState, number>,
  }));
}
