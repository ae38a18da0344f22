import { deploymentCandidate } from "@/lib/domain/incident-word";
import { isUuid } from "@/lib/domain/uuid";
import type { Db } from "../prisma";
import { settleAutomaticCauses } from "./incident-automatic";
import { settleConfirmedCauses } from "./incident-confirmed";
import { type Refused, wordsOn } from "./incident-words";

const EVIDENCE = JSON.stringify(["The report of the incident names this deployment as its cause."]);

/** Incidents whose `causedBy` holds any of these words, and those that somebody decided about a deployment of such an id for. */
export async function incidentsNaming(tx: Db, words: readonly string[]): Promise<string[]> {
  const rows = await tx.incident.findMany({ where: { causedBy: { hasSome: [...words] } }, select: { id: true } });
  const candidates = words.filter(isUuid).map(deploymentCandidate);
  const decided = await tx.incidentDecision.findMany({
    where: { candidate: { in: candidates } },
    select: { incidentId: true },
    distinct: ["incidentId"],
  });
  return [...new Set([...rows.map(({ id }) => id), ...decided.map(({ incidentId }) => incidentId)])];
}

/**
 * Brings the causes of some incidents up to date with everything that is said of them; run again when any side of it changes. What a person
 * confirmed is a cause, and what a person dismissed is none, whoever else says so. Of the rest, what the report of the incident declares
 * is one. Only where neither names any, and nobody confirmed another, Wake's own ranking counts as far as it is sure enough.
 */
export async function settleCauses(tx: Db, incidentIds: readonly string[], now: Date): Promise<void> {
  if (incidentIds.length === 0) return;
  const words = await wordsOn(tx, incidentIds);
  await settleConfirmedCauses(tx, words, now);
  await linkDeclared(tx, incidentIds, words.refused, now);
  await settleAutomaticCauses(tx, incidentIds, words, now);
}

/**
 * Links incidents to the deployments that their senders declared, as far as these have arrived. A word may be an id, a commit, a release or
 * a change request, or a version, which is looked for within the incident's services. Of several runs the last one before the incident
 * counts, in its environment or else in production. What somebody confirmed is left alone, what somebody refused is not linked.
 */
async function linkDeclared(tx: Db, incidentIds: readonly string[], refused: readonly Refused[], now: Date): Promise<void> {
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
    ), refused as (
      select * from jsonb_to_recordset(${JSON.stringify(refused)}::jsonb) as said(incident text, deployment uuid)
    ), meant as (
      select distinct on (incident, word, case when vague and cardinality(services) = 0 then '' else of end) incident, deployment
      from candidate c join "Environment" e on e.name = c.place
      where not vague or cardinality(services) = 0 or of = any(services)
      order by incident, word, case when vague and cardinality(services) = 0 then '' else of end,
               (place is not distinct from environment) desc, (e.tier = 'production') desc, (at <= "openedAt") desc, at desc, deployment
    ), declared as (
      select m.* from meant m
      where not exists (select 1 from refused r where r.incident = m.incident and (r.deployment is null or r.deployment = m.deployment))
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
