import type { PoolClient } from "pg";
import { pool } from "../../pool";

/** A connection within a transaction; what it reads belongs together. */
export type Snapshot = Pick<PoolClient, "query">;

/** Runs `work` on one state of the database that nothing else changes: every figure of an answer rests on the same rows. */
export async function inSnapshot<T>(work: (client: Snapshot) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken = false;
  const lost = (): void => {
    broken = true;
  };
  client.on("error", lost);
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(lost);
    throw error;
  } finally {
    client.off("error", lost);
    client.release(broken);
  }
}
