/** Something that was built, as far as it tells which commit a deployment is. */
export type Built = {
  readonly id: string;
  readonly service: string | null;
  readonly version: string | null;
  /** Its own, or else that of the change that it was built from. */
  readonly commit: string | null;
};

/** The version in a package URL: `pkg:oci/shop@sha256%3Aab` holds `sha256:ab`; null where there is none. */
export function purlVersion(id: string): string | null {
  const [, version] = /^pkg:[^?#]*@([^@?#]+)/.exec(id) ?? [];
  if (version === undefined) return null;
  try {
    return decodeURIComponent(version);
  } catch {
    return version;
  }
}

/**
 * The commit that a deployment was built from: by the artifact that it names, else by the version, which an artifact of its service,
 * or of no service, must have. Null when nothing says so, or different things do.
 */
export function commitBuilt(
  deployment: { readonly service: string; readonly version: string; readonly artifact: string | null },
  built: readonly Built[],
): string | null {
  const known = built.filter(({ commit }) => commit !== null);
  const named = known.filter(({ id }) => id === deployment.artifact);
  const same = known.filter(({ id, version }) => (version ?? purlVersion(id)) === deployment.version);
  const own = same.filter(({ service }) => service === deployment.service);
  const choice = [named, own, same.filter(({ service }) => service === null)].find((some) => some.length > 0) ?? [];
  const commits = new Set(choice.map(({ commit }) => commit));
  return commits.size === 1 ? (choice[0]?.commit ?? null) : null;
}
