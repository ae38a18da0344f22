import type { Definition } from "./definition";
import { middlewareFailureRate, middlewareRecovery } from "./middleware-failures";
import { middlewareFrequency } from "./middleware-frequency";
import { middlewareLeadTime } from "./middleware-lead-time";

/** Middleware's metrics over Wake's rows. Its team is the selection. It has no rework rate, and words of its own for no band. */
export const middleware: Definition = {
  id: "middleware",
  name: "Middleware",
  version: 1,
  rules: {
    deploymentFrequency: middlewareFrequency,
    leadTimeForChanges: middlewareLeadTime,
    changeFailureRate: middlewareFailureRate,
    failedDeploymentRecoveryTime: middlewareRecovery,
    deploymentReworkRate: null,
  },
};
