/** Who can tell Wake of something. `api` is Wake's own API and command line, `telemetry` what it concludes from signals, `wake` what it says itself. */
export const SOURCES = [
  "api",
  "telemetry",
  "wake",
  "cdevents",
  "github",
  "gitlab",
  "argocd",
  "argo-rollouts",
  "flux",
  "alertmanager",
  "grafana",
  "pagerduty",
  "opsgenie",
  "incidentio",
  "statuspage",
  "jira",
  "servicenow",
  "generic",
  "devlake",
  "pelorus",
] as const;
export type SourceId = (typeof SOURCES)[number];

/**
 * Whose word on a deployment counts more: what rolls out, then the pipeline's own word, then a forge, then a pipeline that is only
 * watched, then what telemetry shows.
 */
const PRECEDENCE: Readonly<Partial<Record<SourceId, number>>> = {
  argocd: 50,
  "argo-rollouts": 50,
  flux: 50,
  cdevents: 50,
  api: 40,
  generic: 40,
  github: 30,
  gitlab: 30,
  devlake: 20,
  pelorus: 20,
  telemetry: 10,
  wake: 5,
};

/** What a forge's runs of pipelines are known by where its settings make deployments of them: a word apart from the forge's own. */
const PIPELINE = "/pipeline";
export const WATCHED_PIPELINES = (["github", "gitlab"] as const).map((source) => `${source}${PIPELINE}`);

/** Who tells of a deployment: a source, or its pipelines. Two that differ may tell of the same one. */
export const tellerOf = (source: string, told: "pipeline" | null): string => (told === null ? source : `${source}${PIPELINE}`);

/** The source behind it. */
export const sourceOf = (teller: string): string => (teller.endsWith(PIPELINE) ? teller.slice(0, -PIPELINE.length) : teller);

/** The higher, the more its times and its status of a deployment count. */
export const precedenceOf = (source: string): number => PRECEDENCE[source as SourceId] ?? 20;
