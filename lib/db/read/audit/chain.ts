import { prisma } from "../../prisma";
import type { AuditRow } from "../../write/audit-hash";

export type ChainedRow = AuditRow & { readonly id: bigint; readonly prevHash: Uint8Array; readonly hash: Uint8Array };

/** The next `limit` entries of the audit log after an id, in the order in which they were chained. */
export const auditChain = (after: bigint, limit: number): Promise<ChainedRow[]> =>
  prisma().auditEntry.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" }, take: limit });
