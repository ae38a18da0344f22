import type { Delivery } from "../adapter";
import { type Json, linkAt, textAt } from "../fields";
import { forgePrefix } from "../forge-prefix";
import { idAt } from "../id-at";
import { repositoryOf } from "../repository";
import { repositoryWord } from "../repository-word";

/** A delivery about a project, with what all of GitLab's events share. */
export type GitLabEvent = {
  readonly delivery: Delivery;
  readonly body: Json;
  /** What keys begin with: the host and the number of the project, which it keeps when it is renamed or moved. */
  readonly prefix: string;
  /** `gitlab:<project id>`: what the ids of deployments and pipelines begin with, whatever the host. */
  readonly shownPrefix: string;
  /** The project's number. */
  readonly project: string;
  /** Its address as it is now: what is shown, and part of the ids of changes and commits. */
  readonly repository: string;
  /** `acme/shop` */
  readonly path: string;
  /** The word by which its service is looked up. */
  readonly serviceWord: string;
};

const LONGEST = 300;

/** What a delivery says of its project; null when it names none. Jobs say it in other fields than everything else. */
export function gitLabEvent(delivery: Delivery): GitLabEvent | null {
  const { body, settings } = delivery;
  const project = idAt(body, "project.id") ?? idAt(body, "project_id");
  const address = linkAt(body, "project.web_url") ?? linkAt(body, "repository.homepage") ?? linkAt(body, "project.homepage");
  if (project === null || address === null) return null;
  const repository = repositoryOf(address.slice(0, LONGEST));
  const path = textAt(body, "project.path_with_namespace") ?? new URL(address).pathname.replace(/^\//, "").slice(0, 200);
  return {
    delivery,
    body,
    prefix: forgePrefix("gitlab", repository, project),
    shownPrefix: `gitlab:${project}`,
    project,
    repository,
    path,
    serviceWord: repositoryWord(settings, [path, repository]),
  };
}

/** Who did something, as GitLab calls them. */
export const userAt = (value: Json, path: string): string | null => textAt(value, `${path}.username`) ?? textAt(value, `${path}.name`);
