import type { Db } from "../prisma";
import type { Words } from "./incident-words";

/** Writes down the causes that people confirmed, over whatever else said so, and removes those that they no longer do. */
export async function settleConfirmedCauses(tx: Db, { confirmed, unconfirmed }: Words, now: Date): Promise<void> {
  if (unconfirmed.length > 0)
    await tx.$executeRaw`
      delete from "Attribution" a using jsonb_to_recordset(${JSON.stringify(unconfirmed)}::jsonb) as said(incident text, deployment uuid)
      where a."incidentId" = said.incident and a."deploymentId" = said.deployment and a.source = 'confirmed'`;
  if (confirmed.length > 0)
    await tx.$executeRaw`
      insert into "Attribution" (id, "incidentId", "deploymentId", source, confidence, evidence, "createdAt")
      select gen_random_uuid(), said.incident, d.id, 'confirmed', 1, jsonb_build_array('Confirmed by a person: ' || said.reason), ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(confirmed)}::jsonb) as said(incident text, deployment uuid, reason text)
      join "Deployment" d on d.id = said.deployment
      on conflict ("incidentId", "deploymentId") do update set source = 'confirmed', confidence = 1, evidence = excluded.evidence`;
}
