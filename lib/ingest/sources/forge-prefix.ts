const HOME = { github: "github.com", gitlab: "gitlab.com" } as const;

/**
 * What keys begin with: the forge and its number of a repository. Numbers are unique on one host only, so that of an installation of
 * one's own is part of it: `github:480011`, `gitlab:git.acme.example:77`. `repository` is an address as `repositoryOf` writes it.
 */
export function forgePrefix(forge: keyof typeof HOME, repository: string, number: string): string {
  const [, host = HOME[forge]] = /^https?:\/\/([^/]+)\//.exec(repository) ?? [];
  return [forge, ...(host === HOME[forge] ? [] : [host]), number].join(":");
}
