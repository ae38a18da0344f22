import type { DeploymentStatus } from "@/lib/domain/deployment";
import { type Delivery, NOTHING, type SourceReading } from "./adapter";
import { deploymentReading } from "./deployment-reading";
import { mapped, type Placed } from "./place";
import { versionOfRef } from "./revision";
import type { SourceSettings } from "./source-settings";

export type Run = {
  /** The source's identity of the run, also the deployment's. */
  readonly id: string;
  /** What tells it from all others, where that does not. */
  readonly entity?: string;
  readonly key: string;
  /** What settings may call its workflow or pipeline: its path, its file, its name. */
  readonly names: readonly (string | null)[];
  /** Null for a state in which nothing is deployed, or about to be. */
  readonly status: DeploymentStatus | null;
  /** The word by which the repository's service is looked up. */
  readonly serviceWord: string;
  readonly repository: string;
  readonly commit: string | null;
  readonly ref: string | null;
  readonly actor: string | null;
  readonly url: string | null;
  readonly at: Date | null;
  readonly requestedAt: Date | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};

type Workflow = SourceSettings["workflows"][number];

/** The deployment that a run is, where the settings say that runs of its kind are; otherwise a run is no deployment, however it ends. */
export function runDeployment(delivery: Delivery, run: Run): SourceReading {
  const workflow = workflowOf(delivery.settings, run.names);
  if (workflow === null || run.status === null || run.commit === null) return NOTHING;
  return deploymentReading(delivery, {
    id: run.id,
    entity: run.entity,
    key: run.key,
    status: run.status,
    version: versionOfRef(run.ref, run.commit),
    place: placeOfRun(delivery.settings, workflow, run.serviceWord),
    at: run.at,
    requestedAt: run.requestedAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    facts: { told: "pipeline", commit: run.commit, ref: run.ref, repository: run.repository, actor: run.actor, pipelineUrl: run.url },
  });
}

/** What the settings say of runs by one of these names; null when they say nothing. */
function workflowOf(settings: SourceSettings, names: readonly (string | null)[]): Workflow | null {
  const words = new Set(names.flatMap((name) => name?.toLowerCase() ?? []));
  return settings.workflows.find(({ workflow }) => words.has(workflow.toLowerCase())) ?? null;
}

/** The settings name places in Wake's own words. */
const placeOfRun = (settings: SourceSettings, { service, environment }: Workflow, word: string): Placed => ({
  service: service ?? mapped(settings.services, word) ?? word,
  environment: environment.toLowerCase(),
  unmapped: [],
});
