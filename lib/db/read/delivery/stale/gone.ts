import type { Snapshot } from "../snapshot";
import type { Mark } from "./marks";

/** The links among some that went and did not come back: whatever a sender tells of a deployment again is linked anew. */
export async function thoseGone(client: Snapshot, marks: readonly Mark[]): Promise<Mark[]> {
  if (marks.length === 0) return [];
  const { rows } = await client.query<{ nth: number }>(
    `select nth::int from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) with ordinality as mark(change, deployment, service, environment, nth)
     where exists (select from "DeploymentChange" l join "Deployment" d on d.id = l."deploymentId"
       where l."deploymentId" = mark.deployment and l."changeId" = mark.change
         and d.service = mark.service and d.environment = mark.environment)`,
    [
      marks.map(({ key }) => key),
      marks.map(({ deployment }) => deployment),
      marks.map(({ service }) => service),
      marks.map(({ environment }) => environment),
    ],
  );
  const back = new Set(rows.map(({ nth }) => nth - 1));
  return marks.filter((_, index) => !back.has(index));
}
