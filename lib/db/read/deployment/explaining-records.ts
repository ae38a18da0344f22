import type { Db } from "../../prisma";
import { configHashIn } from "./config-hash";
import type { RecordRow } from "./record-row";

/** A record that may explain a sighting: it began before the version was seen, however long before. */
export type Explaining = RecordRow & { readonly sighting: string };

/** Of one sighting so many are looked at, the latest first. */
const MOST = 50;

/** Records that may have announced what telemetry saw, of each sighting the latest. A few too many are found; lib/ingest/fold decides. */
export async function recordsExplaining(tx: Db, sightings: readonly RecordRow[]): Promise<Explaining[]> {
  if (sightings.length === 0) return [];
  const json = JSON.stringify(
    sightings.map(({ entityKey, service, environment, version, windowFrom, facts }) => ({
      ...{ entityKey, service, environment, version, windowFrom },
      configHash: configHashIn(facts),
    })),
  );
  return tx.$queryRaw<Explaining[]>`
    select p."entityKey" as sighting, r.*
    from jsonb_to_recordset(${json}::jsonb) as p("entityKey" text, service text, environment text, version text, "windowFrom" timestamptz, "configHash" text)
    cross join lateral (
      select r.* from "DeploymentRecord" r
      where r."entityKey" in (
          select v."entityKey" from "DeploymentRecord" v
          where p."configHash" is null and v.service = p.service and v.environment = p.environment and v.version = p.version
          union all
          select c."entityKey" from "DeploymentRecord" c
          where p."configHash" is null and p.version ~* '^[0-9a-f]{7,64}$' and c.service = p.service and c.environment = p.environment
            and left(lower(c.commit), 7) = left(lower(p.version), 7)
          union all
          select h."entityKey" from "DeploymentRecord" h
          where h.service = p.service and h.environment = p.environment and h.facts ->> 'configHash' = p."configHash")
        and r.source <> 'telemetry' and coalesce(r."startedAt", r."windowFrom") <= p."windowFrom" + interval '15 minutes'
      order by coalesce(r."startedAt", r."windowFrom") desc, r."entityKey" limit ${MOST}
    ) r`;
}
