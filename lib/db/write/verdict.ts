import type { Verdict } from "@/lib/domain/verdict";
import type { Db } from "../prisma";

export type Judged = { readonly deploymentId: string; readonly verdicts: readonly Verdict[] };

/**
 * Replaces the verdicts of deployments at the horizons given; the whole verdict is kept, so that it can be recomputed. Of a deployment that is
 * gone, because it was found to be another one told twice, nothing is kept.
 */
export async function saveVerdicts(tx: Db, judged: readonly Judged[]): Promise<void> {
  const rows = judged.flatMap(({ deploymentId, verdicts }) =>
    verdicts.map((body) => ({
      deploymentId,
      horizon: body.horizon,
      state: body.state,
      at: body.at,
      dueAt: body.dueAt,
      method: body.method,
      body,
    })),
  );
  if (rows.length === 0) return;
  await tx.$executeRaw`
    with judged as (
      select * from jsonb_populate_recordset(null::"Verdict", ${JSON.stringify(rows)}::jsonb)
    ), held as materialized (
      select id from "Deployment" where id in (select "deploymentId" from judged) order by id for key share
    )
    insert into "Verdict" ("deploymentId", horizon, state, at, "dueAt", method, body)
    select v."deploymentId", v.horizon, v.state, v.at, v."dueAt", v.method, v.body
    from judged v join held d on d.id = v."deploymentId" order by v."deploymentId", v.horizon
    on conflict ("deploymentId", horizon) do update
      set state = excluded.state, at = excluded.at, "dueAt" = excluded."dueAt", method = excluded.method, body = excluded.body`;
}

export type NextLook = { readonly id: string; readonly nextLookAt: Date | null };

/**
 * Sets when deployments are looked at next; null when everything is settled. An event that arrived since `seenAt` has asked for a look of
 * its own, which must not be overwritten: `nextLookAt` is then left as it is.
 */
export async function scheduleLooks(tx: Db, looks: readonly NextLook[], seenAt: Date): Promise<void> {
  await tx.$executeRaw`
    with held as (
      select d.id, said."nextLookAt"
      from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb) as said(id uuid, "nextLookAt" timestamptz) join "Deployment" d on d.id = said.id
      order by d.id for update of d
    )
    update "Deployment" d set "nextLookAt" = held."nextLookAt" from held where d.id = held.id and d."updatedAt" <= ${seenAt}`;
}
