import type { Delivery } from "../adapter";
import { at, type Json, linkAt, textAt } from "../fields";
import { forgePrefix } from "../forge-prefix";
import { idAt } from "../id-at";
import { repositoryOf } from "../repository";
import { repositoryWord } from "../repository-word";

/** A delivery about a repository, with what all of GitHub's events share. */
export type GitHubEvent = {
  readonly delivery: Delivery;
  readonly body: Json;
  /** Empty for events that have none, such as a push. */
  readonly action: string;
  /** `github:<repository id>`: what keys and ids begin with, because a repository keeps its number when it is renamed or moved. */
  readonly prefix: string;
  /** Its address as it is now: what is shown, and part of the ids of changes and commits. */
  readonly repository: string;
  /** `acme/shop` */
  readonly fullName: string;
  /** The word by which its service is looked up. */
  readonly serviceWord: string;
};

const LONGEST = 300;

/** What a delivery says of its repository; null when it names none, as events of an organisation do. */
export function gitHubEvent(delivery: Delivery): GitHubEvent | null {
  const { body, settings } = delivery;
  const id = idAt(body, "repository.id");
  const fullName = textAt(body, "repository.full_name");
  if (id === null || fullName === null) return null;
  const address = linkAt(body, "repository.html_url") ?? `https://github.com/${fullName}`;
  const repository = repositoryOf(address.slice(0, LONGEST));
  return {
    delivery,
    body,
    action: textAt(body, "action") ?? "",
    prefix: forgePrefix("github", repository, id),
    repository,
    fullName,
    serviceWord: repositoryWord(settings, [fullName, repository]),
  };
}

/** Who did something, as GitHub calls them: an account, or the name in a commit. */
export const accountAt = (value: Json, path: string): string | null =>
  textAt(value, `${path}.login`) ?? textAt(value, `${path}.username`) ?? textAt(value, `${path}.name`);

/** Whether GitHub marks an account as a machine. */
export const isMachineAt = (value: Json, path: string): boolean =>
  at(value, `${path}.type`) === "Bot" || /\[bot\]$/.test(accountAt(value, path) ?? "");
