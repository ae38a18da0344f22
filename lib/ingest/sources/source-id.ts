import { storableText } from "@/lib/domain/storable-text";
import { contentHash } from "../events/content-hash";

const LONGEST = 200;

/** An id that is put together, such as `argocd:cluster-a:argocd/checkout:53e28ff`, no longer than a name may be. */
export function sourceId(...parts: readonly string[]): string {
  const id = parts.join(":");
  return id.length <= LONGEST ? id : `${storableText(id, LONGEST - 23)}:${contentHash(id)}`;
}
