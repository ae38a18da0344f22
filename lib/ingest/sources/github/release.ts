import { keyOfContent, publishedReleaseDraft } from "../../facts/draft";
import type { PublishedReleaseFacts } from "../../facts/facts";
import { made, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { at, flagAt, linkAt, said, textAt } from "../fields";
import { idAt } from "../id-at";
import { momentOf } from "../moment";
import { incomplete, noUse } from "../no-use";
import { timeAt } from "../time";
import type { GitHubEvent } from "./github-event";

/** A draft (`created`) is nobody's release yet. */
const STATUS: ReadonlyMap<string, PublishedReleaseFacts["status"]> = new Map([
  ["published", "published"],
  ["released", "published"],
  ["prereleased", "prereleased"],
  ["edited", "edited"],
  ["deleted", "deleted"],
]);

/** `release`. Its `created_at` is that of the commit, so `published_at` dates it; its target is usually a branch. */
export function readRelease(event: GitHubEvent): SourceReading {
  const status = STATUS.get(event.action);
  const release = at(event.body, "release");
  if (status === undefined || flagAt(release, "draft") === true) return noUse("release", status === undefined ? event.action : "draft");
  const number = idAt(release, "id");
  const tag = textAt(release, "tag_name");
  if (number === null || tag === null) return incomplete("release", "its id or its tag");
  const { receivedAt } = event.delivery;
  const publishedAt = timeAt(release, "published_at");
  const updatedAt = timeAt(release, "updated_at");
  const commit = (textAt(release, "target_commitish") ?? "").length >= 40 ? commitAt(release, "target_commitish") : null;
  const id = `${event.prefix}:release:${number}`;
  const facts: PublishedReleaseFacts = {
    id,
    repository: event.repository,
    tag,
    status,
    ...said({
      name: textAt(release, "name"),
      prerelease: flagAt(release, "prerelease"),
      ref: commit === null ? textAt(release, "target_commitish") : null,
      commit,
      publishedAt: momentOf(publishedAt, receivedAt),
      url: linkAt(release, "html_url"),
    }),
  };
  const again = status === "edited" ? keyOfContent(`:${updatedAt?.toISOString() ?? ""}`, facts) : "";
  const when = status === "edited" ? (updatedAt ?? publishedAt) : status === "deleted" ? updatedAt : publishedAt;
  return made([publishedReleaseDraft(facts, { key: `${id}:${event.action}${again}`, at: when, receivedAt })]);
}
