import type { DeploymentStatus } from "@/lib/domain/deployment";
import { ignored, type SourceReading } from "../adapter";
import { linkAt, textAt } from "../fields";
import { idAt } from "../id-at";
import { incomplete, noUse } from "../no-use";
import { timeAt } from "../time";
import { deploymentOf } from "./deployment-facts";
import type { GitHubEvent } from "./github-event";

const STATES: ReadonlyMap<string, DeploymentStatus> = new Map([
  ["pending", "queued"],
  ["queued", "queued"],
  ["waiting", "waiting_approval"],
  ["in_progress", "started"],
  ["success", "succeeded"],
  ["failure", "failed"],
  ["error", "failed"],
]);

/** `deployment_status.created`: a step of a deployment. */
export function readDeploymentStatus(event: GitHubEvent): SourceReading {
  if (event.action !== "created") return noUse("deployment_status", event.action);
  const id = idAt(event.body, "deployment_status.id");
  const state = textAt(event.body, "deployment_status.state") ?? "";
  const status = STATES.get(state);
  if (state === "inactive") return ignored("A deployment became `inactive`: another one took its place, which tells of itself.");
  if (status === undefined) return noUse("deployment_status", state);
  if (id === null) return incomplete("deployment_status", "its id");
  return deploymentOf(event, {
    key: `deployment_status:${id}`,
    status,
    at: timeAt(event.body, "deployment_status.created_at"),
    pipelineUrl: linkAt(event.body, "deployment_status.log_url") ?? linkAt(event.body, "deployment_status.target_url"),
    environmentUrl: linkAt(event.body, "deployment_status.environment_url"),
  });
}
