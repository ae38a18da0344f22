import type { DeploymentStatus } from "@/lib/domain/deployment";
import { contentHash } from "../events/content-hash";
import { type Adapter, type Delivery, ignored, made, type SourceReading } from "./adapter";
import { alertEvents } from "./alert-events";
import { type Application, applicationOf } from "./argocd-application";
import { deploymentReading } from "./deployment-reading";
import { textAt } from "./fields";
import { versionOfImages } from "./image-version";
import type { Placed } from "./place";
import { placeAmong, tierWordIn } from "./place-among";
import { repositoryOf } from "./repository";
import { isCommit, versionOfRef } from "./revision";
import { sourceId } from "./source-id";

/** Notifications of Argo CD, in the form of Wake's template or with the application as a whole. */
export const argocdAdapter: Adapter = {
  source: "argocd",
  headers: [],
  topic: (_headers, body) => applicationOf(body)?.trigger ?? textAt(body, "type") ?? applicationOf(body)?.phase ?? null,
  deliveryKey: () => null,
  read: readArgocd,
};

function readArgocd(delivery: Delivery): SourceReading {
  const app = applicationOf(delivery.body);
  if (app === null) return ignored("This notification names no application; use the template that Wake shows for Argo CD.");
  if (isDegraded(app)) return degraded(app, delivery);
  const status = statusOf(app);
  if (status === null)
    return ignored(`A sync that is “${app.phase ?? "unknown"}” with health “${app.health ?? "unknown"}” is no step of a deployment.`);
  if (app.revisions.length === 0) return ignored("This notification names no revision, so it is open what was synced.");
  return sync(app, status, delivery);
}

/** A sync that ended well leaves a deployment under way until the application is healthy. Null for what is no step of it. */
function statusOf({ phase, health }: Application): DeploymentStatus | null {
  const word = phase?.toLowerCase();
  if (word === "running") return "started";
  if (word === "failed" || word === "error") return "failed";
  if (word !== "succeeded") return null;
  const state = health?.toLowerCase() ?? "healthy";
  return state === "healthy" ? "succeeded" : state === "progressing" ? "started" : null;
}

/** What Argo CD syncs is usually the repository of manifests, so its commit is not that of the application. */
function sync(app: Application, status: DeploymentStatus, delivery: Delivery): SourceReading {
  const id = idOf(app, delivery.connection);
  const [revision = ""] = app.revisions;
  const commit = app.revisions.find(isCommit) ?? null;
  const image = versionOfImages(app.applied, app.name) ?? versionOfImages(app.images, app.name);
  const ended = status !== "started";
  const finishedAt = ended ? app.finishedAt : null;
  return deploymentReading(delivery, {
    id,
    key: sourceId(id, status, finishedAt?.toISOString() ?? ""),
    status,
    version: image ?? (commit === null ? revision : versionOfRef(null, commit)),
    place: placeFor(app, delivery),
    at: ended ? finishedAt : app.startedAt,
    startedAt: app.startedAt,
    finishedAt,
    facts: {
      commit,
      commitOf: commit === null ? null : "config",
      repository: app.repository === null ? null : repositoryOf(app.repository),
      configHash: app.revisions.length === 1 ? revision : contentHash(app.revisions),
      actor: app.actor,
      links: app.url === null ? null : { "Argo CD": app.url },
      labels: labelsOf(app, image !== null),
    },
  });
}

const labelsOf = (app: Application, fromImage: boolean): Record<string, string> => ({
  versionFrom: fromImage ? "image" : "revision",
  ...(app.namespace === null ? {} : { application: `${app.namespace}/${app.name}` }),
  ...(app.revisions.length > 1 ? { revisions: app.revisions.join(" ").slice(0, 500) } : {}),
});

const idOf = (app: Application, connection: string): string =>
  sourceId("argocd", connection, `${app.namespace ?? ""}/${app.name}`, app.revisions.join("+"), app.startedAt?.toISOString() ?? "");

const placeFor = (app: Application, { settings }: Delivery): Placed =>
  placeAmong(settings, {
    service: app.name,
    environments: [app.environment, app.destination.namespace],
    hints: [tierWordIn(app.name), tierWordIn(app.destination.namespace), app.destination.cluster, app.destination.server, app.project],
  });

const isDegraded = ({ trigger, phase, health }: Application): boolean =>
  trigger === "on-health-degraded" || (health?.toLowerCase() === "degraded" && (phase === null || phase.toLowerCase() === "succeeded"));

/** That a synced application is not well is no word on its deployment: it may have begun long after. */
function degraded(app: Application, delivery: Delivery): SourceReading {
  const { service, environment, unmapped } = placeFor(app, delivery);
  const events = alertEvents(
    {
      id: sourceId(idOf(app, delivery.connection), "degraded", app.healthSince?.toISOString() ?? ""),
      status: "firing",
      startedAt: app.healthSince,
      endedAt: null,
      name: "ApplicationDegraded",
      severity: "degraded",
      service,
      environment,
      summary: `${app.name} is degraded`,
      labels: { application: `${app.namespace ?? ""}/${app.name}`, revision: app.revisions.join(" ").slice(0, 500) },
      url: app.url,
      mayBeIncident: true,
    },
    delivery,
  );
  return made(
    events,
    unmapped.filter(({ said }) => said !== ""),
  );
}
