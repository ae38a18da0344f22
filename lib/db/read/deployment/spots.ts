import type { Db } from "../../prisma";

export type SpotRow = {
  readonly id: string;
  readonly entityKey: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly releaseId: string;
  readonly reachedAt: Date | null;
};

/** A deployment that stands there, with what what it and others carry rests on. */
export type FormerRow = SpotRow & {
  readonly commit: string | null;
  readonly repository: string | null;
  readonly saidChanges: readonly string[];
};

/** Where deployments stand as of now that are named by any of these keys. */
export const spotsOf = (tx: Db, entityKeys: readonly string[]): Promise<FormerRow[]> =>
  tx.$queryRaw<FormerRow[]>`
    select id, "entityKey", service, environment, version, "releaseId", "reachedAt", commit, repository,
      coalesce("saidChanges", '{}') as "saidChanges"
    from "Deployment"
    where "entityKey" = any(${entityKeys}::text[])`;

/** Where every deployment of some places stands. */
export const spotsIn = (tx: Db, places: readonly { readonly service: string; readonly environment: string }[]): Promise<SpotRow[]> =>
  tx.$queryRaw<SpotRow[]>`
    select id, "entityKey", service, environment, version, "releaseId", "reachedAt"
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(service text, environment text) join "Deployment" d using (service, environment)`;
