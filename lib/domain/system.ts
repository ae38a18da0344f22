import type { SourceId } from "./source";

/** Where a system's secret comes from: Wake makes it, the system does, or either, by the system's version. */
export type SecretMaker = "wake" | "sender" | "either";

/** A system that can be connected: its adapter, what people call it, what it tells, and who makes the secret. */
export type System = {
  readonly source: SourceId;
  readonly label: string;
  readonly tells: string;
  readonly secret: SecretMaker;
};

export const SYSTEM_GROUPS: readonly { readonly title: string; readonly systems: readonly System[] }[] = [
  {
    title: "Code and delivery",
    systems: [
      { source: "github", label: "GitHub", tells: "Commits, pull requests, deployments, approvals, workflows, releases.", secret: "wake" },
      { source: "gitlab", label: "GitLab", tells: "Commits, merge requests, deployments, pipelines, releases, flags.", secret: "either" },
      { source: "argocd", label: "Argo CD", tells: "Syncs as deployments, and health.", secret: "wake" },
      { source: "argo-rollouts", label: "Argo Rollouts", tells: "Roll-outs, pauses and aborts.", secret: "wake" },
      { source: "flux", label: "Flux", tells: "Reconciliations of Kustomizations and Helm releases.", secret: "wake" },
      { source: "cdevents", label: "CDEvents", tells: "Whatever speaks CloudEvents with CDEvents in them.", secret: "wake" },
    ],
  },
  {
    title: "Incidents and alerts",
    systems: [
      { source: "alertmanager", label: "Alertmanager", tells: "Alerts of Prometheus; the severe ones as incidents.", secret: "wake" },
      { source: "grafana", label: "Grafana alerting", tells: "Alerts; the severe ones as incidents.", secret: "wake" },
      { source: "pagerduty", label: "PagerDuty", tells: "Incidents from trigger to resolution.", secret: "sender" },
      { source: "opsgenie", label: "Opsgenie", tells: "Alerts of Opsgenie or Jira Service Management, as incidents.", secret: "wake" },
      { source: "incidentio", label: "incident.io", tells: "Incidents and their states.", secret: "sender" },
      { source: "statuspage", label: "Statuspage", tells: "Incidents of a public status page.", secret: "wake" },
    ],
  },
  {
    title: "Tickets and service management",
    systems: [
      { source: "jira", label: "Jira", tells: "Tickets, incidents, change requests, fix versions.", secret: "wake" },
      { source: "servicenow", label: "ServiceNow", tells: "Change requests, approvals, incidents.", secret: "wake" },
    ],
  },
  {
    title: "Anything else",
    systems: [
      { source: "generic", label: "Generic JSON", tells: "Any sender that can post Wake's own bodies.", secret: "wake" },
      {
        source: "devlake",
        label: "DevLake webhooks",
        tells: "Senders that talk to Apache DevLake today; only the address changes.",
        secret: "wake",
      },
      {
        source: "pelorus",
        label: "Pelorus webhooks",
        tells: "Senders that talk to Pelorus today; only the address changes.",
        secret: "wake",
      },
    ],
  },
];

const SYSTEMS = SYSTEM_GROUPS.flatMap(({ systems }) => systems);

/** The system of an adapter; null for what cannot be connected. */
export const systemOf = (source: string): System | null => SYSTEMS.find((system) => system.source === source) ?? null;
