import type { Db } from "../prisma";

const EVIDENCE = JSON.stringify(["The report of the incident names this deployment as its cause."]);

/** Incidents whose `causedBy` holds any of these words. */
export async function incidentsNaming(tx: Db, words: readonly string[]): Promise<string[]> {
  const rows = await tx.incident.findMany({ where: { causedBy: { hasSome: [...words] } }, select: { id: true } });
  return rows.map((row) => row.id);
}

/**
 * Links incidents to the deployments that their senders declared, as far as these have arrived; run again when either side
 * changes. A word may be an id, a commit, a release or a change request, or a version, which is looked for within the incident's services.
 * Of several runs the last one before the incident counts, in its environment or else in production. What somebody
 * confirmed is left alone.
 */
export async function linkDeclaredCauses(tx: Db, incidentIds: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    with named as (
      select i.id as incident, i.services, i.environment, i."openedAt", word
      from "Incident" i cross join unnest(i."causedBy") as word where i.id = any(${incidentIds}::text[])
    ), candidate as (
      select n.*, d.id as deployment, d.service as of, d.environment as place, coalesce(d."startedAt", d."finishedAt", d."occurredAt") as at,
             not told and d."externalId" is distinct from word and d.commit is distinct from word and d."releaseId" <> word and d.id::text <> word
             and d."changeRequest" is distinct from word as vague
      from named n
      cross join lateral (
        select d.id, false as told from "Deployment" d where d.version = word or d.commit = word or d."releaseId" = word
        union
        select d.id, false from "Deployment" d where d."changeRequest" = word
        union
        select r."deploymentId", true from "DeploymentRecord" r where r."externalId" = word
          or r.id = case when word ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then word::uuid end
      ) found join "Deployment" d on d.id = found.id
    ), declared as (
      select distinct on (incident, word, case when vague and cardinality(services) = 0 then '' else of end) incident, deployment
      from candidate c join "Environment" e on e.name = c.place
      where not vague or cardinality(services) = 0 or of = any(services)
      order by incident, word, case when vague and cardinality(services) = 0 then '' else of end,
               (place is not distinct from environment) desc, (e.tier = 'production') desc, (at <= "openedAt") desc, at desc, deployment
    ), dropped as (
      delete from "Attribution" a where a.source = 'declared' and a."incidentId" = any(${incidentIds}::text[])
        and not exists (select 1 from declared where (incident, deployment) = (a."incidentId", a."deploymentId"))
    )
    insert into "Attribution" as held (id, "incidentId", "deploymentId", source, confidence, evidence, "createdAt")
    select distinct on (incident, deployment) gen_random_uuid(), incident, deployment, 'declared'::"AttributionSource", 1, ${EVIDENCE}::jsonb, ${now}::timestamptz
    from declared
    on conflict ("incidentId", "deploymentId") do update
      set source = 'declared', confidence = 1, evidence = excluded.evidence where held.source = 'automatic'`;
}
