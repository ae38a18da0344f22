import { changeFailureRateFigure } from "./change-failure-rate";
import { deploymentFrequencyFigure } from "./deployment-frequency";
import type { Figure, MetricId, NoValueReason } from "./figure";
import { leadTimeFigure } from "./lead-time";
import type { Periods } from "./reading";
import { recoveryTimeFigure } from "./recovery-time";
import { reworkRateFigure } from "./rework-rate";

export type Figures = Readonly<Record<MetricId, Figure>>;

/** The five figures of a period. */
export const figuresOf = (periods: Periods): Figures => ({
  deploymentFrequency: deploymentFrequencyFigure(periods),
  leadTimeForChanges: leadTimeFigure(periods),
  changeFailureRate: changeFailureRateFigure(periods),
  failedDeploymentRecoveryTime: recoveryTimeFigure(periods),
  deploymentReworkRate: reworkRateFigure(periods),
});

/** The five figures where none can have a value, as for a selection that is not production; the buckets are empty as well. */
export function figuresWithout(reason: NoValueReason): Figures {
  const empty = { value: null, n: 0, interval: null, reason, band: null, previous: null, comparison: null, buckets: [] } as const;
  return {
    deploymentFrequency: { metric: "deploymentFrequency", unit: "per-day", ...empty },
    leadTimeForChanges: { metric: "leadTimeForChanges", unit: "seconds", ...empty },
    changeFailureRate: { metric: "changeFailureRate", unit: "share", ...empty },
    failedDeploymentRecoveryTime: { metric: "failedDeploymentRecoveryTime", unit: "seconds", ...empty },
    deploymentReworkRate: { metric: "deploymentReworkRate", unit: "share", ...empty },
  };
}
