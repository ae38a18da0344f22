import type { Actor } from "../../domain/access";
import type { Db } from "../prisma";
import { lockUntilCommit } from "./advisory-lock";
import { auditHash, CHAIN_START } from "./audit-hash";

/** Whoever acted; of people and tokens only the id is kept, since names change. */
type Auditor = Extract<Actor, { kind: "system" }> | Pick<Exclude<Actor, { kind: "system" }>, "kind" | "id">;

export type AuditEntry = {
  readonly actor: Auditor;
  /** What was done, as `noun.verb`: `token.revoke`. */
  readonly action: string;
  /** What it was done to, as `noun:id`. */
  readonly subject: string;
  /** Facts as JSON; never a secret, a password or a token. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
};

/**
 * Appends one entry to the audit log, chained to the one before, in the transaction of what it tells of. Entries are
 * written one at a time, so call it last: until the commit, every other audited transaction waits here.
 */
export async function appendAudit(tx: Db, entry: AuditEntry): Promise<void> {
  await lockUntilCommit(tx, "audit");
  const [last] = await tx.$queryRaw<{ at: Date; hash: Uint8Array | null }[]>`
    select date_trunc('milliseconds', clock_timestamp()) as at, (select hash from "AuditEntry" order by id desc limit 1) as hash`;
  if (last === undefined) throw new Error("the database did not tell the time");
  const prevHash = Uint8Array.from(last.hash ?? CHAIN_START);
  const row = { at: last.at, actor: actorKey(entry.actor), action: entry.action, subject: entry.subject, detail: { ...entry.detail } };
  await tx.auditEntry.create({ data: { ...row, prevHash, hash: Uint8Array.from(auditHash(prevHash, row)) } });
}

const actorKey = (actor: Auditor): string => (actor.kind === "system" ? `system:${actor.name}` : `${actor.kind}:${actor.id}`);
