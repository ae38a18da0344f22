import { alertmanagerSteps } from "./alertmanager";
import { argoRolloutsSteps } from "./argo-rollouts";
import { argocdSteps } from "./argocd";
import { cdeventsSteps } from "./cdevents";
import type { ConnectStep, ConnectTarget, StepsOf } from "./connect-step";
import { devlakeSteps } from "./devlake";
import { fluxSteps } from "./flux";
import { genericSteps } from "./generic";
import { githubSteps } from "./github";
import { gitlabSteps } from "./gitlab";
import { grafanaSteps } from "./grafana";
import { incidentioSteps } from "./incidentio";
import { jiraSteps } from "./jira";
import { opsgenieSteps } from "./opsgenie";
import { pagerdutySteps } from "./pagerduty";
import { pelorusSteps } from "./pelorus";
import { servicenowSteps } from "./servicenow";
import { statuspageSteps } from "./statuspage";

const STEPS: Readonly<Partial<Record<string, StepsOf>>> = {
  github: githubSteps,
  gitlab: gitlabSteps,
  argocd: argocdSteps,
  "argo-rollouts": argoRolloutsSteps,
  flux: fluxSteps,
  cdevents: cdeventsSteps,
  alertmanager: alertmanagerSteps,
  grafana: grafanaSteps,
  pagerduty: pagerdutySteps,
  opsgenie: opsgenieSteps,
  incidentio: incidentioSteps,
  statuspage: statuspageSteps,
  jira: jiraSteps,
  servicenow: servicenowSteps,
  generic: genericSteps,
  devlake: devlakeSteps,
  pelorus: pelorusSteps,
};

/** What to do in a system so that it sends to an address; none for a system that cannot be connected. */
export const connectStepsOf = (source: string, target: ConnectTarget): readonly ConnectStep[] => STEPS[source]?.(target) ?? [];
