import type { Db } from "../prisma";

export type NewAlert = {
  readonly objectiveId: string;
  readonly rule: string;
  readonly startedAt: Date;
  readonly endedAt?: Date | null;
  readonly longBurn: number;
  readonly shortBurn: number;
  readonly incidentId?: string | null;
};
type AlertLook = { readonly endedAt: Date | null; readonly quietSince: Date | null; readonly longBurn: number; readonly shortBurn: number };

/** Opens some alerts. */
export const insertAlerts = async (tx: Db, alerts: readonly NewAlert[]): Promise<void> => {
  await tx.burnAlert.createMany({ data: [...alerts] });
};

/** Stores how an alert stands after a look. */
export const updateAlert = async (tx: Db, id: string, look: AlertLook): Promise<void> => {
  await tx.burnAlert.updateMany({ where: { id }, data: look });
};

/** Says which incident some alerts belong to. */
export const linkAlerts = async (tx: Db, ids: readonly string[], incidentId: string): Promise<void> => {
  await tx.burnAlert.updateMany({ where: { id: { in: [...ids] } }, data: { incidentId } });
};

/** Moves the alerts of an incident to the one it was merged into. */
export const moveAlerts = async (tx: Db, from: string, to: string): Promise<void> => {
  await tx.burnAlert.updateMany({ where: { incidentId: from }, data: { incidentId: to } });
};
