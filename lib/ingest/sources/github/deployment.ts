import type { SourceReading } from "../adapter";
import { idAt } from "../id-at";
import { noUse } from "../no-use";
import { timeAt } from "../time";
import { deploymentOf } from "./deployment-facts";
import type { GitHubEvent } from "./github-event";

/** `deployment.created`: somebody asked for it, and nothing has happened yet. */
export function readDeployment(event: GitHubEvent): SourceReading {
  if (event.action !== "created") return noUse("deployment", event.action);
  const key = `deployment:${idAt(event.body, "deployment.id") ?? ""}`;
  return deploymentOf(event, { key, status: "queued", at: timeAt(event.body, "deployment.created_at") });
}
