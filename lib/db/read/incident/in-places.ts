import type { Db } from "../../prisma";

/** An incident as far as it matters to whoever asks whether a trouble is told of already. */
export type PlacedIncident = {
  readonly id: string;
  readonly source: string;
  readonly services: readonly string[];
  /** Null where its sender names none. */
  readonly environment: string | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly labels: unknown;
  readonly demo: boolean;
};

const COLUMNS = {
  id: true,
  source: true,
  services: true,
  environment: true,
  openedAt: true,
  resolvedAt: true,
  labels: true,
  demo: true,
} as const;
const REAL = { mergedInto: null, dismissed: false };

/** Incidents of any of some services that last, or that ended since a moment; oldest first. Merged and dismissed ones are left out. */
export const incidentsOfServices = (tx: Db, services: readonly string[], endedSince: Date): Promise<PlacedIncident[]> =>
  tx.incident.findMany({
    where: { ...REAL, services: { hasSome: [...services] }, OR: [{ resolvedAt: null }, { resolvedAt: { gte: endedSince } }] },
    select: COLUMNS,
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
  });

/** Incidents that one source told of first and that last. */
export const lastingOf = (tx: Db, source: string): Promise<PlacedIncident[]> =>
  tx.incident.findMany({ where: { ...REAL, source, resolvedAt: null }, select: COLUMNS, orderBy: [{ openedAt: "asc" }, { id: "asc" }] });
