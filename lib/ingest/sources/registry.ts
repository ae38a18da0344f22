import type { Adapter } from "./adapter";
import { alertmanagerAdapter } from "./alertmanager";
import { argoRolloutsAdapter } from "./argo-rollouts";
import { argocdAdapter } from "./argocd";
import { cdeventsAdapter } from "./cdevents/cdevents";
import { devlakeAdapter } from "./devlake";
import { fluxAdapter } from "./flux";
import { genericAdapter } from "./generic";
import { githubAdapter } from "./github/github";
import { gitlabAdapter } from "./gitlab/gitlab";
import { grafanaAdapter } from "./grafana";
import { incidentioAdapter } from "./incidentio";
import { jiraAdapter } from "./jira";
import { opsgenieAdapter } from "./opsgenie";
import { pagerdutyAdapter } from "./pagerduty";
import { pelorusAdapter } from "./pelorus";
import { servicenowAdapter } from "./servicenow/servicenow";
import { statuspageAdapter } from "./statuspage";

const ADAPTERS: readonly Adapter[] = [
  cdeventsAdapter,
  githubAdapter,
  gitlabAdapter,
  argocdAdapter,
  argoRolloutsAdapter,
  fluxAdapter,
  alertmanagerAdapter,
  grafanaAdapter,
  pagerdutyAdapter,
  opsgenieAdapter,
  incidentioAdapter,
  statuspageAdapter,
  jiraAdapter,
  servicenowAdapter,
  genericAdapter,
  devlakeAdapter,
  pelorusAdapter,
];

const BY_SOURCE: ReadonlyMap<string, Adapter> = new Map(ADAPTERS.map((adapter) => [adapter.source, adapter]));

/** What reads the deliveries of a source; null for one that sends none. */
export const adapterOf = (source: string): Adapter | null => BY_SOURCE.get(source) ?? null;
