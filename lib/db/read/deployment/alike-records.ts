import { inIndexOrder } from "../../index-order";
import type { Db } from "../../prisma";
import { configHashIn } from "./config-hash";
import type { RecordRow } from "./record-row";

type Probe = Pick<RecordRow, "source" | "service" | "environment" | "version" | "commit" | "windowFrom" | "windowUntil">;

/** No record's time is longer; see lib/ingest/fold/deployment-record. */
const LONGEST = "6 hours";
const NEAR = "15 minutes";

/**
 * Records of other sources that may tell of the same deployments as these: in their places, near their times, of their version or
 * commit. A few too many are found; lib/ingest/fold decides. Cost: an index probe for each place and each source that told of it, and one short range for each record and such source.
 */
export async function recordsAlike(tx: Db, probes: readonly Probe[]): Promise<RecordRow[]> {
  if (probes.length === 0) return [];
  return inIndexOrder(
    tx,
    () => tx.$queryRaw<RecordRow[]>`
    with recursive p as (
      select * from jsonb_to_recordset(${JSON.stringify(probes.map(compared))}::jsonb)
        as p(source text, service text, environment text, version text, commit text, "windowFrom" timestamptz, "windowUntil" timestamptz)
    ), place as (
      select distinct service, environment from p
    ), told as (
      select service, environment, '' as teller from place
      union all
      select t.service, t.environment, (
        select r.source from "DeploymentRecord" r
        where r.service = t.service and r.environment = t.environment and r.source > t.teller
        order by r.service, r.environment, r.source limit 1)
      from told t where t.teller is not null
    )
    select distinct on (r."entityKey") r.*
    from p join told using (service, environment)
    cross join lateral (
      select r.* from "DeploymentRecord" r
      where r.service = p.service and r.environment = p.environment and r.source = teller
        and r."windowUntil" between p."windowFrom" - ${NEAR}::interval and p."windowUntil" + ${NEAR}::interval + ${LONGEST}::interval
        and r."windowFrom" <= p."windowUntil" + ${NEAR}::interval
        and (r.version = p.version or left(lower(r.commit), 7) in (left(lower(p.commit), 7), left(lower(p.version), 7))
             or left(lower(r.version), 7) = left(lower(p.commit), 7))
      order by r."windowUntil"
    ) r
    where teller <> p.source and teller <> 'telemetry'`,
  );
}

/** Sightings by telemetry of what these records put into their places, whenever it was seen. */
export async function sightingsOf(tx: Db, probes: readonly (Probe & Pick<RecordRow, "facts">)[]): Promise<RecordRow[]> {
  if (probes.length === 0) return [];
  const json = JSON.stringify(probes.map((one) => ({ ...compared(one), configHash: configHashIn(one.facts) })));
  return tx.$queryRaw<RecordRow[]>`
    select distinct on (r."entityKey") r.*
    from (select distinct service, environment, version, commit, "configHash"
          from jsonb_to_recordset(${json}::jsonb) as p(service text, environment text, version text, commit text, "configHash" text)) p
    cross join lateral (
      select r.* from "DeploymentRecord" r
      where r.service = p.service and r.environment = p.environment and r.source = 'telemetry' and r.version = p.version
      union all
      select r.* from "DeploymentRecord" r
      where p.commit is not null and r.service = p.service and r.environment = p.environment and r.source = 'telemetry'
        and left(lower(r.version), 7) = left(lower(p.commit), 7)
      union all
      select r.* from "DeploymentRecord" r
      where r.service = p.service and r.environment = p.environment and r.source = 'telemetry' and r.facts ->> 'configHash' = p."configHash"
    ) r`;
}

const compared = ({ source, service, environment, version, commit, windowFrom, windowUntil }: Probe): Probe => ({
  source,
  service,
  environment,
  version,
  commit,
  windowFrom,
  windowUntil,
});
