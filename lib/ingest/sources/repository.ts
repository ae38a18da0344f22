/** A repository's address in one form: `git@github.com:acme/shop.git` and `https://user@GitHub.com/acme/shop` are `https://github.com/acme/shop`. */
export function repositoryOf(address: string): string {
  const text = address.trim();
  const [, sshHost, sshPath] = /^(?:[\w.-]+@)([\w.-]+):(?!\/\/)(.+)$/.exec(text) ?? [];
  const [, scheme = "https", host, path] =
    sshHost === undefined ? (/^(\w+):\/\/(?:[^@/]*@)?([^/]+)\/(.+)$/.exec(text) ?? []) : ["", "https", sshHost, sshPath];
  if (host === undefined || path === undefined) return trimmed(text);
  return `${scheme === "http" ? "http" : "https"}://${host.toLowerCase().replace(/:(22|443|80)$/, "")}/${trimmed(path)}`;
}

const trimmed = (path: string): string =>
  path
    .replace(/\/+$/, "")
    .replace(/\.git$/, "")
    .replace(/^\/+/, "");

/** What a repository is called when it is a service: the last part of its path. */
export const serviceOfRepository = (repository: string): string => repository.split("/").at(-1) ?? repository;

/** The public id of a pull or merge request: `https://github.com/acme/shop#42`, on GitLab `…/shop!42`. */
export const changeIdOf = (repository: string, number: number, mark: "#" | "!" = "#"): string => `${repository}${mark}${number}`;
