import { type Json, textAt } from "../fields";
import { purlOf } from "./purl";

/** The version of an artifact: that of its package URL, its tag, or the whole text when it is no package URL. Null when none is named. */
export function artifactVersionAt(value: Json, path: string): string | null {
  const text = textAt(value, path, 500);
  const purl = purlOf(text);
  if (purl === null) return textAt(value, path);
  return textAt({ version: purl.version ?? purl.qualifiers.get("tag") }, "version");
}
