const ADDRESS = /^https?:\/\/[^/]+\/(.+)$/;

/**
 * The id of the change that a deployment of some repository means: `#42`, `42` and `acme/shop#42` are
 * `https://github.com/acme/shop#42` in `https://github.com/acme/shop`, on GitLab with `!`. Any other name stands for itself.
 */
export function changeIdIn(name: string, repository: string | null): string {
  if (repository === null || repository === "") return name;
  const [, owner = "", mark = "", number] = /^(.*?)([#!]?)([1-9]\d{0,5})$/.exec(name) ?? [];
  if (number === undefined || (owner !== "" && (mark === "" || owner !== ADDRESS.exec(repository)?.[1]))) return name;
  return `${repository}${mark === "" ? markOf(repository) : mark}${number}`;
}

/** The repository and the number that the id of a pull or merge request holds; null for any other id. */
export function partsOfChangeId(id: string): { readonly repository: string; readonly number: number } | null {
  const [, repository, number] = /^(https?:\/\/[^#!]+)[#!](\d{1,9})$/.exec(id) ?? [];
  return repository === undefined ? null : { repository, number: Number(number) };
}

/** What the id of a change says of it. */
export const describedById = (id: string): { id: string; repository: string | null; number: number | null } => ({
  id,
  ...(partsOfChangeId(id) ?? { repository: null, number: null }),
});

const markOf = (repository: string): string => (/^https?:\/\/[^/]*gitlab/i.test(repository) ? "!" : "#");
