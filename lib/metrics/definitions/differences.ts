import type { MetricId } from "../delivery/figure";
import type { OtherDefinition, RowOut } from "./definition";

/** Why a figure of another tool differs from Wake's over the same deployments. Each begins with the name of the tool. */
export const DIFFERENCES: Readonly<Record<OtherDefinition, Readonly<Record<MetricId, string>>>> = {
  devlake: {
    deploymentFrequency:
      "DevLake counts days, not deployments: the lower of the two middle weeks by days with a deployment, so ten deployments on one day weigh as much as one.",
    leadTimeForChanges:
      "DevLake adds whole minutes, rounded up, and takes a stage that is missing as no time at all; it starts at the pull request where no commit is known, knows no direct commits, counts bots, and of an even number takes the lower middle value.",
    changeFailureRate:
      "DevLake blames every incident on the last successful deployment before it, whatever its service and however long ago; what was attributed, rolled back or found by a verdict changes nothing, and a deployment counts as good from its first second.",
    failedDeploymentRecoveryTime:
      "DevLake starts the clock when the deployment finished, not when it began to hurt, so a short outage days later takes days; its form of 2021 starts when the incident opened. Neither counts what is still open.",
    deploymentReworkRate: "DevLake does not measure rework.",
  },
  middleware: {
    deploymentFrequency:
      "Middleware divides successful deployments by days and keeps the whole part, so less than one deployment a day is 0 a day.",
    leadTimeForChanges:
      "Middleware takes the mean, which a few slow changes pull up, and adds stages in which a missing one is 0, so that a change nobody reviewed looks fast. Direct commits are left out, bots are not.",
    changeFailureRate:
      "Middleware counts attempts that failed among the good deployments, and blames an incident on the last attempt before it, of any service of the team.",
    failedDeploymentRecoveryTime:
      "Middleware takes the mean of opened to resolved over all incidents that were resolved, whether or not a deployment caused them; what is still open is left out.",
    deploymentReworkRate: "Middleware does not measure rework.",
  },
  fourkeys: {
    deploymentFrequency:
      "Four Keys counts days with a deployment in weeks that begin on Sunday, takes their median, and shows a word for it.",
    leadTimeForChanges:
      "Four Keys measures commits, each once for every deployment that carries it, and ignores what took less than a minute; a change whose commits are unknown is nothing, and one that was squashed is one commit.",
    changeFailureRate:
      "Four Keys counts only incidents whose report names its cause, each once for every deployment it names, over deployments that carry a change; it may exceed 100 %.",
    failedDeploymentRecoveryTime:
      "Four Keys takes whole hours from the opening of an incident, or from the deployment that its report names, to its end; less than an hour is 0, and what is still open is left out.",
    deploymentReworkRate: "Four Keys does not measure rework.",
  },
};

/** Why a tool leaves a row out, in words. */
export const ROW_OUT_WORDS: Readonly<Record<RowOut, string>> = {
  failed: "It failed before it changed production.",
  "not-merged": "It is no pull or merge request that was merged.",
  "already-live": "An earlier deployment brought it to production.",
  "no-commit": "None of its commits is known.",
  "not-later": "Its commit was written less than a minute before it was deployed, or after.",
  open: "It is not over.",
  "not-resolved-here": "It was resolved after the period.",
  "no-deployment": "No deployment of the period is blamed for it.",
};
