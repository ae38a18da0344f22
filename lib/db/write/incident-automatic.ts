import type { Db } from "../prisma";
import type { Words } from "./incident-words";

/**
 * Lets the first place of the stored rankings count as the cause of its incident where the signals show when the harm began, nobody else
 * named a cause or refused this one, and its posterior is at least the workspace's confidence; takes back what no longer is so. Below
 * that it is a suggestion, which only the ranking shows.
 */
export async function settleAutomaticCauses(
  tx: Db,
  incidentIds: readonly string[],
  { refused, closed }: Pick<Words, "refused" | "closed">,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    with refused as (
      select * from jsonb_to_recordset(${JSON.stringify(refused)}::jsonb) as said(incident text, deployment uuid)
    ), wanted as (
      select s."incidentId" as incident, s."firstId" as deployment, s.posterior as confidence,
             coalesce(jsonb_path_query_array(s.body, '$.suspects[0].for[*].sentence'), '[]') as evidence
      from "Suspicion" s join "Incident" i on i.id = s."incidentId" join "Deployment" d on d.id = s."firstId"
      where s."incidentId" = any(${[...incidentIds]}::text[]) and s."onsetAt" is not null
        and s.posterior >= coalesce((select confidence from "Workspace" where id = 1), 0.8)
        and i."mergedInto" is null and not i.dismissed and not i.id = any(${[...closed]}::text[])
        and not exists (select 1 from refused r where r.incident = i.id and (r.deployment is null or r.deployment = d.id))
        and not exists (select 1 from "Attribution" a where a."incidentId" = i.id and a.source <> 'automatic')
    ), dropped as (
      delete from "Attribution" a where a.source = 'automatic' and a."incidentId" = any(${[...incidentIds]}::text[])
        and not exists (select 1 from wanted w where (w.incident, w.deployment) = (a."incidentId", a."deploymentId"))
    )
    insert into "Attribution" as held (id, "incidentId", "deploymentId", source, confidence, evidence, "createdAt")
    select gen_random_uuid(), incident, deployment, 'automatic', confidence, evidence, ${now}::timestamptz from wanted
    on conflict ("incidentId", "deploymentId") do update set confidence = excluded.confidence, evidence = excluded.evidence
      where held.source = 'automatic' and (held.confidence, held.evidence) is distinct from (excluded.confidence, excluded.evidence)`;
}
