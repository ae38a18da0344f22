import { createHash } from "node:crypto";

export type AuditRow = {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: unknown;
};

/** What the first row points back to. */
export const CHAIN_START: Uint8Array = new Uint8Array(32);

/** SHA-256 over the hash of the row before and the row itself in one canonical form. */
export const auditHash = (previous: Uint8Array, row: AuditRow): Buffer =>
  createHash("sha256")
    .update(previous)
    .update(JSON.stringify([row.at.toISOString(), row.actor, row.action, row.subject, sorted(row.detail)]))
    .digest();

/** The same value with the keys of its objects in order, since jsonb keeps none. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
