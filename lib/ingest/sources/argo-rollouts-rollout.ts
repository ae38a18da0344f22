import { at, entriesAt, type Json, listAt } from "./fields";
import { renderedAt, renderedListAt } from "./template-text";
import { timeAt } from "./time";

/** What a notification of Argo Rollouts tells of a rollout; null where it does not. */
export type Rollout = {
  readonly name: string;
  readonly namespace: string | null;
  readonly uid: string | null;
  readonly environment: string | null;
  readonly cluster: string | null;
  /** Counts the versions of its template. */
  readonly revision: string | null;
  readonly podHash: string | null;
  readonly images: readonly string[];
  /** Words that may name the trigger, such as `on-rollout-completed`, the likeliest first. */
  readonly triggers: readonly string[];
  readonly phase: string | null;
  readonly version: string | null;
  readonly commit: string | null;
  readonly startedAt: Date | null;
  readonly at: Date | null;
};

const REVISION = "rollout.argoproj.io/revision";

/** The rollout that a body is about, flat as in Wake's template or as the resource itself; null when it names none. */
export function rolloutOf(body: Json): Rollout | null {
  const resource = at(body, "rollout");
  return typeof resource === "object" && resource !== null ? ofResource(resource, body) : ofTemplate(body);
}

function ofTemplate(body: Json): Rollout | null {
  const first = (...paths: readonly string[]): string | null =>
    paths.map((path) => renderedAt(body, path)).find((text) => text !== null) ?? null;
  const name = first("rollout", "name", "app");
  if (name === null) return null;
  return {
    ...shared(body),
    name,
    namespace: first("namespace"),
    uid: first("uid"),
    revision: first("revision"),
    podHash: first("podHash", "currentPodHash"),
    images: [...renderedListAt(body, "images"), ...renderedListAt(body, "image")],
    phase: first("phase", "status"),
    startedAt: timeAt(body, "startedAt"),
  };
}

function ofResource(resource: Json, body: Json): Rollout | null {
  const name = renderedAt(resource, "metadata.name");
  if (name === null) return null;
  const revision = entriesAt(resource, "metadata.annotations").find(([key]) => key === REVISION)?.[1];
  return {
    ...shared(body),
    name,
    namespace: renderedAt(resource, "metadata.namespace"),
    uid: renderedAt(resource, "metadata.uid"),
    revision: renderedAt([revision], "0"),
    podHash: renderedAt(resource, "status.currentPodHash"),
    images: listAt(resource, "spec.template.spec.containers").flatMap((container) => renderedAt(container, "image", 500) ?? []),
    phase: renderedAt(resource, "status.phase"),
    startedAt: timeAt(body, "startedAt"),
  };
}

const shared = (body: Json) => ({
  environment: renderedAt(body, "environment"),
  cluster: renderedAt(body, "cluster"),
  triggers: ["trigger", "event", "reason", "type"].flatMap((path) => renderedAt(body, path) ?? []),
  version: renderedAt(body, "version"),
  commit: renderedAt(body, "commit"),
  at: timeAt(body, "at") ?? timeAt(body, "timestamp") ?? timeAt(body, "finishedAt"),
});
