import { type Adapter, type Delivery, type Headers, ignored, type SourceReading } from "../adapter";
import { type Json, textAt } from "../fields";
import { readDeployment } from "./deployment";
import { readFeatureFlag } from "./feature-flag";
import { type GitLabEvent, gitLabEvent } from "./gitlab-event";
import { readIssue } from "./issue";
import { readJob } from "./job";
import { readMergeRequest } from "./merge-request";
import { readPipeline } from "./pipeline";
import { readPush } from "./push";
import { readRelease } from "./release";

/** By `object_kind`. */
const READERS: ReadonlyMap<string, (event: GitLabEvent) => SourceReading> = new Map([
  ["push", readPush],
  ["merge_request", readMergeRequest],
  ["deployment", readDeployment],
  ["pipeline", readPipeline],
  ["build", readJob],
  ["release", readRelease],
  ["issue", readIssue],
  ["work_item", readIssue],
  ["feature_flag", readFeatureFlag],
]);

/** What a delivery is about: its body says it in every version, the header stands in. */
function kindOf(headers: Headers, body: Json): string | null {
  const header = textAt(headers, "x-gitlab-event", 100)?.replace(/^Confidential /i, "");
  const named = header
    ?.replace(/ Hook$/i, "")
    .toLowerCase()
    .replaceAll(" ", "_");
  return textAt(body, "object_kind", 100) ?? (named === "job" ? "build" : (named ?? null));
}

/** Webhooks of GitLab, of a project, a group or the whole installation. */
export const gitlabAdapter: Adapter = {
  source: "gitlab",
  headers: ["x-gitlab-event", "x-gitlab-instance", "webhook-id", "idempotency-key"],
  topic: (headers, body) => {
    const words = [kindOf(headers, body), textAt(body, "object_attributes.action", 40) ?? textAt(body, "status", 40)];
    return words.filter((word) => word !== null).join(".") || null;
  },
  deliveryKey: (headers) => textAt(headers, "webhook-id") ?? textAt(headers, "idempotency-key"),
  read,
};

function read(delivery: Delivery): SourceReading {
  const kind = kindOf(delivery.headers, delivery.body);
  if (kind === null) return ignored("Neither the body nor the header X-Gitlab-Event says what the delivery is about.");
  if (kind === "tag_push") return ignored("A tag was pushed; its commits are known by their branch.");
  const reader = READERS.get(kind);
  if (reader === undefined) return ignored(`GitLab sends \`${kind}\` events; Wake has no use for them.`);
  const event = gitLabEvent(delivery);
  return event === null ? ignored(`The \`${kind}\` event names no project.`) : reader(event);
}
