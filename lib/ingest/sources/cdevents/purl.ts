/** What a package URL names. */
export type Purl = {
  /** The last part of its name: `checkout` of `pkg:oci/acme/checkout@…`. */
  readonly name: string;
  readonly version: string | null;
  /** Such as `tag`, `vcs_url`. */
  readonly qualifiers: ReadonlyMap<string, string>;
};

const PURL = /^pkg:\/{0,2}[a-z0-9.+-]+\/([^@?#]+)(?:@([^?#]*))?(?:\?([^#]*))?(?:#.*)?$/i;

/** Reads a package URL, of which every part may be percent-encoded; null for anything else. */
export function purlOf(text: string | null): Purl | null {
  const [, path, version = "", qualifiers = ""] = PURL.exec(text ?? "") ?? [];
  const name = path?.split("/").findLast((part) => part !== "");
  if (name === undefined) return null;
  const pairs = qualifiers.split("&").flatMap((pair) => {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
    return key === undefined || value === undefined ? [] : [[key.toLowerCase(), decoded(value)] as const];
  });
  return { name: decoded(name), version: version === "" ? null : decoded(version), qualifiers: new Map(pairs) };
}

/** Text without its percent-encoding; as it is where that is broken. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
