import type { DeploymentStatus } from "@/lib/domain/deployment";
import type { Tier } from "@/lib/domain/tier";
import { ignored, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { deploymentReading } from "../deployment-reading";
import { type Json, linkAt, textAt } from "../fields";
import { idAt } from "../id-at";
import { incomplete, noUse } from "../no-use";
import { placeOf } from "../place";
import { isVersion, versionOfRef } from "../revision";
import { timeAt } from "../time";
import { type GitLabEvent, userAt } from "./gitlab-event";

const STATUS: ReadonlyMap<string, DeploymentStatus> = new Map([
  ["running", "started"],
  ["success", "succeeded"],
  ["failed", "failed"],
  ["canceled", "cancelled"],
]);

/** `other` says nothing that the environment's name does not. */
const TIERS: ReadonlyMap<string, Tier> = new Map([
  ["production", "production"],
  ["staging", "staging"],
  ["testing", "test"],
  ["development", "development"],
]);

/** A step of a deployment. One that is merely planned or blocked has not begun. */
export function readDeployment(event: GitLabEvent): SourceReading {
  const { body, delivery } = event;
  const said = textAt(body, "status", 40) ?? "";
  const status = STATUS.get(said);
  if (status === undefined && said === "created") return ignored("A deployment was planned; Wake hears of it again when it begins.");
  if (status === undefined) return noUse("deployment", said);
  const id = idAt(body, "deployment_id");
  const commit = commitOf(body);
  const ref = textAt(body, "ref");
  if (id === null || commit === null) return incomplete("deployment", "its id or its commit");
  const when = timeAt(body, "status_changed_at");
  const tier = TIERS.get(textAt(body, "environment_tier", 40) ?? "") ?? null;
  const environmentUrl = linkAt(body, "environment_external_url");
  return deploymentReading(delivery, {
    id: `${event.shownPrefix}:${id}`,
    entity: `${event.prefix}:${id}`,
    key: `${event.prefix}:deployment:${id}:${said}`,
    status,
    version: ref !== null && isVersion(ref) ? versionOfRef(ref, commit) : (textAt(body, "short_sha", 64) ?? commit.slice(0, 8)),
    place: placeOf(delivery.settings, { ...wordsOf(event), tierKnown: tier !== null }),
    at: when,
    startedAt: status === "started" ? when : null,
    finishedAt: status === "started" ? null : when,
    facts: {
      tier,
      commit,
      ref,
      repository: event.repository,
      actor: userAt(body, "user"),
      pipelineUrl: linkAt(body, "deployable_url"),
      links: environmentUrl === null ? null : { environment: environmentUrl },
    },
  });
}

/** The hash in full stands at the end of the commit's address only. */
function commitOf(body: Json): string | null {
  const tail = linkAt(body, "commit_url")?.split(/[?#]/, 1)[0]?.split("/").at(-1);
  return commitAt({ tail }, "tail") ?? commitAt(body, "short_sha");
}

function wordsOf({ body, delivery, serviceWord }: GitLabEvent) {
  const named = textAt(body, "environment");
  const [, part = null, rest = null] = (delivery.settings.serviceInEnvironment && /^(?!review\/)(.+)\/([^/]+)$/i.exec(named ?? "")) || [];
  return { service: part ?? serviceWord, environment: rest ?? named };
}
