import type { Db } from "../prisma";

/** Gives a service to a team, or with null to nobody; no sender's word changes that any more. False when there is no such service. */
export const settleService = async (tx: Db, service: string, teamId: string | null): Promise<boolean> =>
  (await tx.service.updateMany({ where: { name: service }, data: { teamId, settled: true } })).count === 1;

/** Says where the code of a service is. False when there is no such service. */
export const setServiceCode = async (
  tx: Db,
  service: string,
  { repository, paths }: { readonly repository: string | null; readonly paths: readonly string[] },
): Promise<boolean> => (await tx.service.updateMany({ where: { name: service }, data: { repository, paths: [...paths] } })).count === 1;
