import type { PoolClient } from "pg";
import { inReadOnlySnapshot } from "../../sql-transaction";

/** A connection within a transaction; what it reads belongs together. */
export type Snapshot = Pick<PoolClient, "query">;

/** Runs `work` on one state of the database that nothing else changes: every figure of an answer rests on the same rows. */
export const inSnapshot = <T>(work: (client: Snapshot) => Promise<T>): Promise<T> => inReadOnlySnapshot(work);
