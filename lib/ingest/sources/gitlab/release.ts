import { keyOfContent, publishedReleaseDraft } from "../../facts/draft";
import type { PublishedReleaseFacts } from "../../facts/facts";
import { made, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { linkAt, said, textAt } from "../fields";
import { idAt } from "../id-at";
import { momentOf } from "../moment";
import { incomplete, noUse } from "../no-use";
import { timeAt } from "../time";
import type { GitLabEvent } from "./gitlab-event";

const STATUS: ReadonlyMap<string, PublishedReleaseFacts["status"]> = new Map([
  ["create", "published"],
  ["update", "edited"],
  ["delete", "deleted"],
]);

/** `release`: a tag with notes. Changing or deleting it is not dated. */
export function readRelease(event: GitLabEvent): SourceReading {
  const { body, delivery } = event;
  const action = textAt(body, "action", 40) ?? "";
  const status = STATUS.get(action);
  if (status === undefined) return noUse("release", action);
  const number = idAt(body, "id");
  const tag = textAt(body, "tag");
  if (number === null || tag === null) return incomplete("release", "its id or its tag");
  const publishedAt = timeAt(body, "released_at") ?? timeAt(body, "created_at");
  const id = `${event.prefix}:release:${number}`;
  const facts: PublishedReleaseFacts = {
    id,
    repository: event.repository,
    tag,
    status,
    ...said({
      name: textAt(body, "name"),
      commit: commitAt(body, "commit.id"),
      publishedAt: momentOf(publishedAt, delivery.receivedAt),
      url: linkAt(body, "url"),
    }),
  };
  const again = status === "edited" ? keyOfContent("", facts) : "";
  const common = { key: `${id}:${action}${again}`, at: status === "published" ? publishedAt : null, receivedAt: delivery.receivedAt };
  return made([publishedReleaseDraft(facts, common)]);
}
