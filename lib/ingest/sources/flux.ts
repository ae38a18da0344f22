import type { DeploymentStatus } from "@/lib/domain/deployment";
import { type Adapter, type Delivery, ignored, type SourceReading } from "./adapter";
import { deploymentReading } from "./deployment-reading";
import { entriesAt, type Json, textAt } from "./fields";
import { type FluxRevision, fluxRevisionOf } from "./flux-revision";
import { placeAmong, tierWordIn } from "./place-among";
import { sourceId } from "./source-id";
import { timeAt } from "./time";

/** Events of Flux, as its providers `generic` and `generic-hmac` send them. */
export const fluxAdapter: Adapter = {
  source: "flux",
  headers: ["gotk-component"],
  topic: (headers, body) => textAt(body, "reason") ?? headers["gotk-component"] ?? null,
  deliveryKey: () => null,
  read: readFlux,
};

/** What is deployed; sources, charts and image automation come before that. */
const KINDS = ["Kustomization", "HelmRelease"];
const SUCCEEDED = ["ReconciliationSucceeded", "InstallSucceeded", "UpgradeSucceeded", "RollbackSucceeded"];
/** Errors that hold nothing up but time: what was asked for has not begun. */
const WAITING = ["DependencyNotReady", "Progressing", "ProgressingWithRetry", "ReconciliationCancelled", "HealthCheckCanceled"];
const HELM_RELEASE = /\brelease \S+?\.v(\d+)\b/;

function readFlux(delivery: Delivery): SourceReading {
  const { body } = delivery;
  const kind = textAt(body, "involvedObject.kind");
  const name = textAt(body, "involvedObject.name");
  const reason = textAt(body, "reason");
  if (kind === null || name === null || reason === null) return ignored("This event names no object of Flux and no reason.");
  if (!KINDS.includes(kind)) return ignored(`Flux tells of a ${kind}; only a Kustomization and a HelmRelease are deployed.`);
  const status = statusOf(textAt(body, "severity"), reason);
  if (status === null) return ignored(`“${reason}” is neither a success nor a failure of a ${kind}.`);
  const revision = fluxRevisionOf(metadataOf(body, "revision"), metadataOf(body, "originRevision"), kind === "HelmRelease");
  if (revision === null) return ignored(`This event of ${kind} ${name} names no revision, so it is open what was deployed.`);
  return deployment({ name, reason, status, revision }, delivery);
}

function statusOf(severity: string | null, reason: string): DeploymentStatus | null {
  if (SUCCEEDED.includes(reason)) return severity === "error" ? "failed" : "succeeded";
  return severity === "error" && !WAITING.includes(reason) ? "failed" : null;
}

type Told = { readonly name: string; readonly reason: string; readonly status: DeploymentStatus; readonly revision: FluxRevision };

/**
 * Flux reports the same success at every interval, so a revision is one deployment, dated by the first report. It retries what failed,
 * and checks again what did not, so a failure counts only while no success of the revision is known. Helm numbers its releases and
 * goes back to earlier ones; where the message says which, that tells them apart.
 */
function deployment({ name, reason, status, revision }: Told, delivery: Delivery): SourceReading {
  const { body, connection, settings } = delivery;
  const namespace = textAt(body, "involvedObject.namespace");
  const app = metadataOf(body, "app-version");
  const at = timeAt(body, "timestamp");
  const isRollback = reason.startsWith("Rollback");
  const object = textAt(body, "involvedObject.uid") ?? `${connection}:${textAt(body, "involvedObject.kind")}/${namespace ?? ""}/${name}`;
  const id = sourceId("flux", object, revision.text, ...(isRollback ? ["rollback", at?.toISOString() ?? ""] : helmReleaseOf(body)));
  return deploymentReading(delivery, {
    id,
    key: sourceId(id, reason),
    status,
    version: revision.version,
    place: placeAmong(settings, {
      service: name,
      environments: [metadataOf(body, "environment") ?? metadataOf(body, "env"), metadataOf(body, "cluster"), namespace],
      hints: [tierWordIn(name), tierWordIn(namespace), tierWordIn(metadataOf(body, "cluster")), metadataOf(body, "region")],
    }),
    at,
    finishedAt: at,
    facts: {
      commit: revision.commit,
      commitOf: revision.commit === null ? null : "config",
      tentative: status === "failed" ? true : null,
      ref: revision.ref,
      rollback: isRollback && status === "succeeded" ? true : null,
      labels: app === null ? null : { appVersion: app },
    },
  });
}

const helmReleaseOf = (body: Json): string[] => {
  const [, number] = HELM_RELEASE.exec(textAt(body, "message", 2_000) ?? "") ?? [];
  return number === undefined ? [] : [`v${number}`];
};

/** An entry of the metadata, whether or not its key still bears the group of its controller: `kustomize.toolkit.fluxcd.io/revision`. */
function metadataOf(body: Json, name: string): string | null {
  const entry = entriesAt(body, "metadata").find(([key]) => key === name || key.endsWith(`/${name}`));
  return entry === undefined ? null : textAt([entry[1]], "0");
}
