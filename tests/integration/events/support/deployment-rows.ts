import { pool } from "@/lib/db/pool";

/** Every row that follows from events of deployments, without what the clock, the judge and the schedule add. */
export async function deploymentRows(): Promise<unknown> {
  const { rows } = await pool().query<{ all: unknown }>(`
    select json_build_object(
      'deployments', (select json_agg(to_jsonb(d) - 'updatedAt' - 'nextLookAt' - 'carryDueAt' order by d.id) from "Deployment" d),
      'records', (select json_agg(to_jsonb(r) - 'updatedAt' order by r."entityKey") from "DeploymentRecord" r),
      'releases', (select json_agg(r order by r.id) from "Release" r),
      'components', (select json_agg(c order by c."releaseId", c.service, c.version) from "ReleaseComponent" c),
      'carried', (select json_agg(c order by c."deploymentId", c."changeId") from "DeploymentChange" c)) as all`);
  return rows[0]?.all;
}
