import type { PoolClient } from "pg";
import { pool } from "./pool";

/** Runs `work` in one transaction of plain SQL. A connection whose rollback fails too is thrown away. */
export const inSqlTransaction = <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => between("BEGIN", work);

/** Runs `work` on one state of the database that nothing else changes, and that it cannot change either. */
export const inReadOnlySnapshot = <T>(work: (client: PoolClient) => Promise<T>): Promise<T> =>
  between("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work);

async function between<T>(begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken = false;
  // Without a listener, a server that goes away in the middle would end the process; the query under way rejects in any case.
  const lost = (): void => {
    broken = true;
  };
  client.on("error", lost);
  try {
    await client.query(begin);
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
