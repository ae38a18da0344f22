import { isCommit, versionOfRef } from "./revision";

export type FluxRevision = {
  /** As Flux writes it; the same for the same content. */
  readonly text: string;
  readonly version: string;
  readonly commit: string | null;
  readonly ref: string | null;
};

const NAMED = /^(?:(.*)@)?(sha\d+):([0-9a-f]{32,128})$/i;
const OLD = /^(.+)\/([0-9a-f]{40}(?:[0-9a-f]{24})?)$/i;

/**
 * Reads a revision: `main@sha1:<sha>`, the older `main/<sha>`, `v1.2.0@sha256:<digest>` of an OCI artifact, or the version of a chart.
 * An artifact names the commit that it was made from in `origin`. Null when there is none.
 */
export function fluxRevisionOf(text: string | null, origin: string | null, isChart: boolean): FluxRevision | null {
  if (text === null) return null;
  const own = parse(text);
  const commit = own.commit ?? (origin === null ? null : parse(origin).commit);
  if (isChart && own.ref !== null) return { text, version: own.ref, commit, ref: null };
  const ref = own.ref ?? null;
  const version = commit !== null ? versionOfRef(ref, commit) : (own.digest ?? ref ?? text);
  return { text, version, commit, ref };
}

type Parts = { readonly ref: string | null; readonly commit: string | null; readonly digest: string | null };

function parse(text: string): Parts {
  const [, ref = null, kind = "", digest = ""] = NAMED.exec(text) ?? [];
  if (digest !== "") {
    // A digest of an artifact is as long as a commit of a repository with SHA-256; only Git's revisions are commits.
    return kind.toLowerCase() === "sha1"
      ? { ref: named(ref), commit: digest, digest: null }
      : { ref: named(ref), commit: null, digest: `${kind}:${digest}` };
  }
  const [, oldRef = null, sha = ""] = OLD.exec(text) ?? [];
  if (sha !== "") return { ref: named(oldRef), commit: sha, digest: null };
  return isCommit(text) ? { ref: null, commit: text, digest: null } : { ref: text, commit: null, digest: null };
}

const named = (ref: string | null): string | null => (ref === null || ref === "" ? null : ref.replace(/^refs\/heads\//, ""));
