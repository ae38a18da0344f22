import type { CarryOut, ChangeOut, DeploymentFact } from "@/lib/metrics/delivery/fact";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import { isWatched } from "@/lib/metrics/delivery/observation";

/** Why a deployment does not count: it never changed production, is still watched, or hurt nobody. */
export const DEPLOYMENT_OUTS = ["failed-attempt", "watching", "unhurt"] as const;
export type DeploymentOut = (typeof DEPLOYMENT_OUTS)[number];

/** Why a change, or a deployment with all that it carries, does not count in lead time. */
export type LeadOut = ChangeOut | CarryOut | "bot" | "no-commit-time";

/** When it is asked, and for how long deployments are watched before they count as having hurt nobody. */
export type Observation = { readonly observationHours: number; readonly now: Date };

/** Why a deployment does not count in a metric of deployments; null where it counts. */
export function deploymentOut(metric: MetricId, fact: DeploymentFact, { observationHours, now }: Observation): DeploymentOut | null {
  if (fact.outcome === "failed") return "failed-attempt";
  if (metric === "changeFailureRate")
    return fact.hurt === null && isWatched(Math.floor(fact.at / 1000), observationHours, now) ? "watching" : null;
  if (metric === "failedDeploymentRecoveryTime") return fact.hurt === null ? "unhurt" : null;
  return null;
}
