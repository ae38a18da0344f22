import { OTHER } from "@/lib/domain/label-limits";
import { UNNAMED } from "@/lib/domain/rollup";
import type { Db } from "../../prisma";

export type VersionToObserve = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  /** Of a configuration that the version did not run with at first; null when the version itself is meant. */
  readonly configHash: string | null;
  readonly firstSeen: Date;
  readonly demo: boolean;
};

/**
 * Versions that telemetry showed first before `until` and that are no sighting yet, and such configurations of a version that came
 * after another one. What has no name of its own does not count, nor what the demo tells: its history says itself what nobody
 * announced.
 */
export const versionsToObserve = (tx: Db, until: Date, limit: number): Promise<VersionToObserve[]> => {
  const nameless = ["", UNNAMED, OTHER];
  return tx.$queryRaw<VersionToObserve[]>`
    select v.service, v.environment, v.version, v.config as "configHash", v.first_seen as "firstSeen", false as demo
    from (
      select service, environment, version, null as config, first_seen from telemetry.version_seen
      union all
      select c.service, c.environment, c.version, c.config, c.first_seen from telemetry.config_seen c
      where c.config <> all(${nameless}) and exists (
        select from telemetry.config_seen e
        where e.shard_key = c.shard_key and e.service = c.service and e.environment = c.environment and e.version = c.version
          and e.first_seen < c.first_seen)
    ) v left join "Service" s on s.name = v.service
    where v.first_seen <= ${until}
      and v.service <> all(${nameless}) and v.environment <> all(${nameless}) and v.version <> all(${nameless})
      and not coalesce(s.demo, false)
      and not exists (select from "DeploymentRecord" r
                      where r.service = v.service and r.environment = v.environment and r.version = v.version and r.source = 'telemetry'
                        and r.facts ->> 'configHash' is not distinct from v.config)
    order by v.service, v.environment, v.first_seen, v.version, v.config limit ${limit}`;
};
