import { prisma } from "../../prisma";

export type BuiltRow = {
  readonly id: string;
  readonly service: string | null;
  readonly version: string | null;
  readonly change: string | null;
  readonly commit: string | null;
};

/** Artifacts of some ids or versions, each with its commit, or that of the change that it was built from. */
export const artifactsFor = (ids: readonly string[], versions: readonly string[]): Promise<BuiltRow[]> =>
  prisma().$queryRaw<BuiltRow[]>`
    select a.id, a.service, a.version, a.change, coalesce(a.commit, c."mergeCommit", c."headCommit") as commit
    from "Artifact" a left join "Change" c on c.id = a.change
    where a.id = any(${ids}::text[]) or a.version = any(${versions}::text[]) order by a.id`;
