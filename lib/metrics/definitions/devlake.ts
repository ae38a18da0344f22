import type { Definition } from "./definition";
import { devlakeFailureRate, devlakeRecovery } from "./devlake-failures";
import { devlakeFrequency } from "./devlake-frequency";
import { devlakeLeadTime } from "./devlake-lead-time";

/**
 * DevLake's metrics over Wake's rows. Its project is the selection; its successful deployments are those that reached production; bots,
 * roll-backs and re-deployments are nothing special. It has no rework rate.
 */
export const devlake: Definition = {
  id: "devlake",
  name: "DevLake",
  version: 1,
  rules: {
    deploymentFrequency: devlakeFrequency,
    leadTimeForChanges: devlakeLeadTime,
    changeFailureRate: devlakeFailureRate,
    failedDeploymentRecoveryTime: devlakeRecovery,
    deploymentReworkRate: null,
  },
};
