import { OTHER } from "@/lib/domain/label-limits";
import { UNNAMED } from "@/lib/domain/rollup";
import type { Db } from "../../prisma";

export type VersionToObserve = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly firstSeen: Date;
  readonly demo: boolean;
};

/**
 * Versions that telemetry showed first before `until` and that are no sighting yet. What has no name of its own does not count, nor
 * what the demo tells: its history says itself what nobody announced.
 */
export const versionsToObserve = (tx: Db, until: Date, limit: number): Promise<VersionToObserve[]> => {
  const nameless = ["", UNNAMED, OTHER];
  return tx.$queryRaw<VersionToObserve[]>`
    select v.service, v.environment, v.version, v.first_seen as "firstSeen", false as demo
    from telemetry.version_seen v left join "Service" s on s.name = v.service
    where v.first_seen <= ${until}
      and v.service <> all(${nameless}) and v.environment <> all(${nameless}) and v.version <> all(${nameless})
      and not coalesce(s.demo, false)
      and not exists (select from "DeploymentRecord" r
                      where r.service = v.service and r.environment = v.environment and r.version = v.version and r.source = 'telemetry')
    order by v.service, v.environment, v.first_seen, v.version limit ${limit}`;
};
