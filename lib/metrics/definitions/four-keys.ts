import type { Definition } from "./definition";
import { fourKeysFailureRate, fourKeysRecovery } from "./four-keys-failures";
import { fourKeysFrequency } from "./four-keys-frequency";
import { fourKeysLeadTime } from "./four-keys-lead-time";

/** The metrics of Four Keys over Wake's rows. It shows words in the place of numbers, and has no rework rate. */
export const fourKeys: Definition = {
  id: "fourkeys",
  name: "Four Keys",
  version: 1,
  rules: {
    deploymentFrequency: fourKeysFrequency,
    leadTimeForChanges: fourKeysLeadTime,
    changeFailureRate: fourKeysFailureRate,
    failedDeploymentRecoveryTime: fourKeysRecovery,
    deploymentReworkRate: null,
  },
};
