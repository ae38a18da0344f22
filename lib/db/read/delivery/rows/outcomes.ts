import type { AttributedIncident, DeliveryVerdict } from "@/lib/domain/delivery-row";
import { HORIZON_MINUTES, HORIZONS } from "@/lib/domain/horizon";
import type { Snapshot } from "../snapshot";
import { epochMs } from "./epoch";

type Of<What> = What & { readonly deployment: string };

/** Incidents that are attributed to some deployments; one that was merged counts where it went, one that was none after all nowhere. */
export async function incidentsOf(client: Snapshot, deployments: readonly string[]): Promise<Of<AttributedIncident>[]> {
  const { rows } = await client.query<Of<AttributedIncident>>({
    name: "delivery-attributed",
    text: `select a."deploymentId"::text as deployment, i.id, i.title, ${epochMs(`i."openedAt"`)} as "openedAt",
        ${epochMs(`i."resolvedAt"`)} as "resolvedAt", a.source, a.confidence
      from "Attribution" a join "Incident" i on i.id = a."incidentId"
      where a."deploymentId" = any($1::uuid[]) and i."mergedInto" is null and not i.dismissed`,
    values: [deployments],
  });
  return rows;
}

/**
 * Regressed verdicts of some deployments and those that may have ended them, in the order of their horizons. A deployment whose regression
 * a person dismissed has none: the last word on it counts.
 */
export async function verdictsFor(client: Snapshot, deployments: readonly string[]): Promise<Of<DeliveryVerdict>[]> {
  const { rows } = await client.query<Of<Omit<DeliveryVerdict, "onsetAt">> & { readonly onset: string | null }>({
    name: "delivery-verdicts",
    text: `select v."deploymentId"::text as deployment, v.horizon, v.state, ${epochMs("v.at")} as at,
        case when v.state = 'regressed' then v.body ->> 'onsetAt' end as onset
      from (select distinct "deploymentId" from "Verdict" where state = 'regressed' and "deploymentId" = any($1::uuid[])) bad
      join "Verdict" v on v."deploymentId" = bad."deploymentId" where v.state in ('regressed', 'healthy', 'improved')
        and not coalesce((select w.kind = 'dismissed' and w.state = 'regressed' from "VerdictDecision" w
          where w."deploymentId" = bad."deploymentId" order by w."decidedAt" desc, w.id desc limit 1), false)`,
    values: [deployments],
  });
  return rows
    .map(({ onset, ...verdict }) => ({ ...verdict, onsetAt: onset === null ? null : Date.parse(onset) }))
    .sort((a, b) => minutesOf(a.horizon) - minutesOf(b.horizon));
}

function minutesOf(horizon: string): number {
  const known = HORIZONS.find((one) => one === horizon);
  return known === undefined ? 0 : HORIZON_MINUTES[known];
}

/**
 * Incidents whose reports name some deployments as their repair: by any of its ids wherever it went, or by its version, commit, release or
 * change request when it went to one of the incident's services, if it has any, and not before the incident.
 */
export async function repairsNamed(client: Snapshot, deployments: readonly string[]): Promise<Of<{ readonly incident: string }>[]> {
  const { rows } = await client.query<Of<{ incident: string }>>({
    name: "delivery-repairs-named",
    text: `with called as (
        select d.id, d.service, d."reachedAt", said.word, said.exact from "Deployment" d
        cross join lateral (values (d.id::text, true), (d."externalId", true), (d.version, false), (d.commit, false), (d."releaseId", false),
          (d."changeRequest", false)) as said(word, exact)
        where d.id = any($1::uuid[]) and said.word is not null
        union all
        select d.id, d.service, d."reachedAt", r."externalId", true from "DeploymentRecord" r join "Deployment" d on d.id = r."deploymentId"
        where r."deploymentId" = any($1::uuid[]) and r."externalId" is not null
      ), named as materialized (
        select i.id, i.services, i."openedAt", word from "Incident" i cross join lateral unnest(i."fixedBy") as word
        where i."fixedBy" && (select array_agg(word) from called) and i."mergedInto" is null and not i.dismissed
      )
      select distinct c.id::text as deployment, n.id as incident from called c join named n on n.word = c.word
      where c.exact or (cardinality(n.services) = 0 or c.service = any(n.services)) and c."reachedAt" >= n."openedAt"`,
    values: [deployments],
  });
  return rows;
}
