import { auditChain, type ChainedRow } from "@/lib/db/read/audit/chain";
import { auditHash, CHAIN_START } from "@/lib/db/write/audit-hash";

const PAGE = 1_000;

export type AuditCheck = {
  readonly rows: number;
  /** The first row that does not fit, and how; null when the chain is whole. */
  readonly broken: { readonly id: string; readonly reason: string } | null;
};

/**
 * Walks the audit log and recomputes its chain. It finds a row that was changed, removed or put in between; rows missing
 * at the very end leave no trace in the chain itself.
 */
export async function verifyAudit(): Promise<AuditCheck> {
  let previous: Uint8Array = CHAIN_START;
  let rows = 0;
  for (let after = 0n, page = await auditChain(after, PAGE); page.length > 0; page = await auditChain(after, PAGE)) {
    for (const row of page) {
      const reason = misfit(row, previous);
      if (reason !== null) return { rows, broken: { id: row.id.toString(), reason } };
      previous = row.hash;
      after = row.id;
      rows += 1;
    }
  }
  return { rows, broken: null };
}

function misfit(row: ChainedRow, previous: Uint8Array): string | null {
  if (Buffer.compare(row.prevHash, previous) !== 0) return "It does not follow the row before: one was removed, added or moved.";
  if (auditHash(row.prevHash, row).compare(row.hash) !== 0) return "Its content is not what was written.";
  return null;
}
