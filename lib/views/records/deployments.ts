import { type DeploymentFilter, type DeploymentRecord, listDeployments } from "@/lib/db/read/deployment/list";
import { isDeploymentId, readDeployment } from "@/lib/db/read/deployment/one";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { notFound } from "./not-found";
import { type Page, type Paging, pageOf, timeCursor } from "./page";

/** Deployments as the API lists them: each horizon with its state. */
export async function deploymentsPage(actor: Actor | null, { cursor, limit, ...filter }: DeploymentFilter & Paging): Promise<Page<object>> {
  authorise(actor, "view.read");
  const after = timeCursor(cursor, isDeploymentId);
  const read = (most: number) => listDeployments(filter, reachOf(actor), after, most);
  return pageOf(limit, read, (last) => [last.occurredAt.toISOString(), last.id], deploymentAnswer);
}

/** One deployment with the whole of its verdicts, the changes it carries and the incidents it is linked to. Throws `not-found`. */
export async function deploymentDetail(actor: Actor | null, id: string): Promise<object> {
  authorise(actor, "view.read");
  const found = await readDeployment(id, reachOf(actor));
  if (found === null) throw notFound("deployment");
  const { previous, sources, changes, changeRequests, incidents } = found;
  return { ...deploymentAnswer(found), verdicts: found.verdicts, previous, sources, changes, changeRequests, incidents };
}

/** The fields that every answer about a deployment has; of its verdicts the state, by horizon. */
export function deploymentAnswer({ releaseId, previousId: _, ...record }: DeploymentRecord): object {
  return { ...record, release: releaseId, verdicts: Object.fromEntries(record.verdicts.map(({ horizon, state }) => [horizon, state])) };
}
