import { createHash } from "node:crypto";

/** The id of the row that a key names. It follows from the key, so that a rebuilt row is the same row. */
export function deploymentIdOf(entityKey: string): string {
  const hex = createHash("sha256").update(entityKey).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
