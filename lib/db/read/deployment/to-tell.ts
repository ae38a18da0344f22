import type { Db } from "../../prisma";

/** What a message says of a deployment. */
export type ToldDeployment = {
  readonly id: string;
  readonly release: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly previousVersion: string | null;
  /** A person's latest word on its verdict is that it does not hold. */
  readonly dismissed: boolean;
};

type Row = Omit<ToldDeployment, "dismissed"> & { readonly kind: string | null };

/** Some deployments as messages name them; those of the demo history are left out. */
export async function deploymentsToTell(tx: Db, ids: readonly string[]): Promise<Map<string, ToldDeployment>> {
  const rows = await tx.$queryRaw<Row[]>`
    select d.id::text, d."releaseId" as release, d.service, d.environment, d.version, p.version as "previousVersion",
      (select v.kind from "VerdictDecision" v where v."deploymentId" = d.id order by v."decidedAt" desc, v.id desc limit 1) as kind
    from "Deployment" d left join "Deployment" p on p.id = d."previousId"
    where d.id = any(${[...ids]}::uuid[]) and not d.demo`;
  return new Map(rows.map(({ kind, ...row }) => [row.id, { ...row, dismissed: kind === "dismissed" }]));
}
