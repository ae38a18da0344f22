import type { DefinitionInput, DeploymentOf } from "./definition";

/** Every production deployment of a period, as one that succeeded; those that failed are left out. */
export function successes({ deployments, from, to }: DefinitionInput): DeploymentOf[] {
  const inside = deployments.filter((row) => row.at >= from && row.at < to);
  return inside.map((deployment) => ({
    kind: "deployment",
    at: deployment.at,
    value: deployment.reached ? 1 : null,
    reason: deployment.reached ? null : "failed",
    deployment,
    incidents: [],
  }));
}
