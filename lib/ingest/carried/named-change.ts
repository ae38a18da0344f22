import { changeIdIn } from "./change-id";
import { isCommitName, shortCommit } from "./commit-name";

/** Whether what a sender's word means can only be said once commits are known: it may name one. */
export const namesCommit = (names: readonly string[]): boolean => names.some(isCommitName);

/**
 * The words that the meaning of a sender's word rests on. An id that means itself rests on nothing; a short form may turn out to be the id
 * of a change, and the name of a commit may turn out to be that of a pushed one.
 */
export function namedRestsOn(name: string, repository: string | null): string[] {
  const id = changeIdIn(name, repository);
  if (isCommitName(name)) return [`chg:${name}`, `chg:${id}`, shortCommit(name)];
  return id === name ? [] : [`chg:${name}`];
}
