import type { Db } from "../prisma";

/** `deployment`: one that could not be marked because somebody was writing it. `service`: its path rules changed. */
export type HintKind = "commit" | "change" | "artifact" | "deployment" | "service";

/**
 * Notes, in the transaction that changed them, rows that what deployments carry may rest on. Which deployments these are is found
 * once the transaction is committed, so that neither side can miss the other.
 */
export async function hintCarried(tx: Db, kind: HintKind, keys: readonly string[]): Promise<void> {
  if (keys.length > 0)
    await tx.$executeRaw`insert into "CarryHint" (kind, key) select ${kind}, key from unnest(${[...new Set(keys)]}::text[]) as key`;
}

/** Notes the changes that some deployments are linked to, before these are removed: nobody else may speak of them. */
export async function hintLinked(tx: Db, deploymentIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    insert into "CarryHint" (kind, key)
    select distinct 'change', "changeId" from "DeploymentChange" where "deploymentId" = any(${deploymentIds}::uuid[])`;
}

export type Hint = { readonly kind: HintKind; readonly key: string };

/** Takes the oldest notes; they are gone when the transaction is committed. */
export const takeHints = (tx: Db, most: number): Promise<Hint[]> => tx.$queryRaw<Hint[]>`
  delete from "CarryHint" where id in (select id from "CarryHint" order by id limit ${most} for update skip locked) returning kind, key`;
