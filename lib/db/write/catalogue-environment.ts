import type { Tier } from "../../domain/tier";
import type { Db } from "../prisma";

export type SettledEnvironment = { readonly name: string; readonly tier: Tier; readonly position: number; readonly settled: boolean };

/** Changes what is said of an environment; a tier that is said is settled. Null when there is no such environment. */
export async function changeEnvironment(
  tx: Db,
  name: string,
  { tier, position }: { readonly tier?: Tier | undefined; readonly position?: number | undefined },
): Promise<SettledEnvironment | null> {
  const changed = await tx.environment.updateManyAndReturn({
    where: { name },
    data: { ...(tier === undefined ? {} : { tier, settled: true }), ...(position === undefined ? {} : { position }) },
    select: { name: true, tier: true, position: true, settled: true },
  });
  return changed[0] ?? null;
}

/** Makes an environment that is not there yet. */
export const ensureEnvironment = async (tx: Db, name: string, tier: Tier): Promise<void> =>
  void (await tx.environment.createMany({ data: [{ name, tier }], skipDuplicates: true }));

/** Incidents whose senders may have meant a deployment of this environment as the cause. */
export async function incidentsCausedIn(tx: Db, environment: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct i.id from "Incident" i cross join unnest(i."causedBy") as word
    join "Deployment" d on d."externalId" = word or d.version = word or d.commit = word or d."releaseId" = word or d."changeRequest" = word
      or exists (select from "DeploymentRecord" r where r."deploymentId" = d.id and r."externalId" = word)
    where d.environment = ${environment}`;
  return rows.map((row) => row.id);
}
