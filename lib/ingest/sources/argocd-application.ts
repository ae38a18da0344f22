import { at, type Json, linkAt, listAt } from "./fields";
import { renderedAt, renderedListAt } from "./template-text";
import { timeAt } from "./time";

/** What a notification of Argo CD tells of an application; null where it does not. */
export type Application = {
  readonly name: string;
  readonly namespace: string | null;
  readonly project: string | null;
  readonly environment: string | null;
  readonly destination: { readonly namespace: string | null; readonly cluster: string | null; readonly server: string | null };
  readonly repository: string | null;
  readonly phase: string | null;
  readonly syncStatus: string | null;
  readonly health: string | null;
  readonly healthSince: Date | null;
  readonly revisions: readonly string[];
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Images that the sync itself applied; newer versions of Argo CD tell. */
  readonly applied: readonly string[];
  /** Images that run: while a sync goes on, and when it fails, those are the earlier ones. */
  readonly images: readonly string[];
  readonly actor: string | null;
  readonly url: string | null;
  readonly trigger: string | null;
};

type Paths = Readonly<Record<Exclude<keyof Application, "destination" | "url" | "trigger" | "applied">, string>> & {
  readonly revision: string;
};

/** Where Wake's template puts them. */
const OF_TEMPLATE: Paths = {
  name: "app",
  namespace: "namespace",
  project: "project",
  environment: "environment",
  repository: "repo",
  phase: "phase",
  syncStatus: "syncStatus",
  health: "healthStatus",
  healthSince: "healthSince",
  revision: "revision",
  revisions: "revisions",
  startedAt: "startedAt",
  finishedAt: "finishedAt",
  images: "images",
  actor: "actor",
};

/** Where the resource itself has them, for templates that send it whole. */
const OF_RESOURCE: Paths = {
  name: "metadata.name",
  namespace: "metadata.namespace",
  project: "spec.project",
  environment: "metadata.labels.environment",
  repository: "spec.source.repoURL",
  phase: "status.operationState.phase",
  syncStatus: "status.sync.status",
  health: "status.health.status",
  healthSince: "status.health.lastTransitionTime",
  revision: "status.operationState.syncResult.revision",
  revisions: "status.operationState.syncResult.revisions",
  startedAt: "status.operationState.startedAt",
  finishedAt: "status.operationState.finishedAt",
  images: "status.summary.images",
  actor: "status.operationState.operation.initiatedBy.username",
};

/** The application that a body is about; null when it names none. */
export function applicationOf(body: Json): Application | null {
  const isObject = (value: Json): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
  if (isObject(at(body, "app"))) return read(at(body, "app"), body, OF_RESOURCE, "spec.destination");
  if (isObject(at(body, "metadata")) && isObject(at(body, "status"))) return read(body, body, OF_RESOURCE, "spec.destination");
  return read(body, body, OF_TEMPLATE, "destination");
}

function read(value: Json, body: Json, paths: Paths, destination: string): Application | null {
  const name = renderedAt(value, paths.name);
  if (name === null) return null;
  const text = (path: string): string | null => renderedAt(value, path);
  const revision = text(paths.revision);
  return {
    name,
    namespace: text(paths.namespace),
    project: text(paths.project),
    environment: text(paths.environment) ?? renderedAt(body, "environment"),
    destination: {
      namespace: text(`${destination}.namespace`),
      cluster: text(`${destination}.name`),
      server: text(`${destination}.server`),
    },
    repository: text(paths.repository) ?? text("spec.sources.0.repoURL"),
    phase: text(paths.phase),
    syncStatus: text(paths.syncStatus),
    health: text(paths.health),
    healthSince: timeAt(value, paths.healthSince),
    revisions: revision === null ? renderedListAt(value, paths.revisions) : [revision],
    startedAt: timeAt(value, paths.startedAt),
    finishedAt: timeAt(value, paths.finishedAt),
    applied: [...renderedListAt(body, "applied"), ...appliedOf(value)],
    images: renderedListAt(value, paths.images),
    actor: text(paths.actor),
    url: linkAt(body, "url"),
    trigger: renderedAt(body, "trigger"),
  };
}

const appliedOf = (resource: Json): string[] =>
  listAt(resource, "status.operationState.syncResult.resources")
    .slice(0, 1_000)
    .flatMap((one) => renderedListAt(one, "images"));
