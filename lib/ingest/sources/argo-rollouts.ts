import type { DeploymentStatus } from "@/lib/domain/deployment";
import { type Adapter, type Delivery, ignored, type SourceReading } from "./adapter";
import { type Rollout, rolloutOf } from "./argo-rollouts-rollout";
import { deploymentReading } from "./deployment-reading";
import { versionOfImages } from "./image-version";
import { placeAmong, tierWordIn } from "./place-among";
import { isCommit } from "./revision";
import { sourceId } from "./source-id";

/** Notifications of Argo Rollouts, in the form of Wake's template or with the rollout as a whole. */
export const argoRolloutsAdapter: Adapter = {
  source: "argo-rollouts",
  headers: [],
  topic: (_headers, body) => rolloutOf(body)?.triggers[0] ?? null,
  deliveryKey: () => null,
  read: readRollout,
};

/** What the triggers that come with Argo Rollouts mean for a deployment; its reasons are the same words in another spelling. */
const OF_TRIGGER: Readonly<Record<string, DeploymentStatus>> = {
  rolloutupdated: "started",
  rolloutcompleted: "succeeded",
  rolloutaborted: "failed",
  rolloutpaused: "waiting_approval",
};

const OF_PHASE: Readonly<Record<string, DeploymentStatus>> = {
  progressing: "started",
  healthy: "succeeded",
  degraded: "failed",
  paused: "waiting_approval",
};

/** Steps on the way, and what goes on beside it. */
const NO_STEP = /stepcompleted|analysisrun|scalingreplicaset|experiment/;

function readRollout(delivery: Delivery): SourceReading {
  const rollout = rolloutOf(delivery.body);
  if (rollout === null) return ignored("This notification names no rollout; use the template that Wake shows for Argo Rollouts.");
  const status = statusOf(rollout);
  if (status === null) {
    const what = rollout.triggers[0] ?? rollout.phase;
    return ignored(
      what === null ? "This notification does not say what happened to the rollout." : `“${what}” is no beginning and no end of a rollout.`,
    );
  }
  const version = rollout.version ?? versionOfImages(rollout.images, rollout.name) ?? rollout.podHash;
  if (version === null)
    return ignored("This notification names neither an image with a version nor a pod hash, so it is open what was rolled out.");
  return deployment(rollout, status, version, delivery);
}

/** By its trigger, which names the step; without one by its phase, which names where it stands. */
function statusOf({ triggers, phase }: Rollout): DeploymentStatus | null {
  const words = triggers.map((trigger) => trigger.toLowerCase().replaceAll(/[^a-z]/g, ""));
  const meant = words.map((word) => lookUp(OF_TRIGGER, word.replace(/^on(?=rollout)/, ""))).find((status) => status !== null);
  if (meant !== undefined) return meant;
  return words.some((word) => NO_STEP.test(word)) ? null : lookUp(OF_PHASE, phase?.toLowerCase() ?? "");
}

const lookUp = (table: Readonly<Record<string, DeploymentStatus>>, word: string): DeploymentStatus | null =>
  Object.hasOwn(table, word) ? (table[word] ?? null) : null;

function deployment(rollout: Rollout, status: DeploymentStatus, version: string, delivery: Delivery): SourceReading {
  const { name, namespace, uid, revision, podHash, startedAt, at } = rollout;
  const id = sourceId("argo-rollouts", delivery.connection, uid ?? `${namespace ?? ""}/${name}`, revision ?? podHash ?? version);
  const ended = status === "succeeded" || status === "failed";
  return deploymentReading(delivery, {
    id,
    key: sourceId(id, status),
    status,
    version,
    place: placeAmong(delivery.settings, {
      service: name,
      environments: [rollout.environment, namespace],
      hints: [tierWordIn(name), tierWordIn(namespace), rollout.cluster],
    }),
    at: status === "started" ? (startedAt ?? at) : at,
    startedAt: startedAt ?? (status === "started" ? at : null),
    finishedAt: ended ? at : null,
    facts: {
      commit: rollout.commit !== null && isCommit(rollout.commit) ? rollout.commit : null,
      labels: { ...(revision === null ? {} : { revision }), ...(namespace === null ? {} : { rollout: `${namespace}/${name}` }) },
    },
  });
}
