import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { inSqlTransaction } from "@/lib/db/sql-transaction";

test("a connection that is lost between two statements fails its transaction, not the process, and is not used again", async () => {
  const backend = async (): Promise<number> => (await pool().query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows[0]?.pid ?? 0;
  let lost = 0;
  const transaction = inSqlTransaction(async (client) => {
    lost = (await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows[0]?.pid ?? 0;
    await pool().query("SELECT pg_terminate_backend($1)", [lost]);
    await sleep(50);
    await client.query("SELECT 1");
  });
  await expect(transaction).rejects.toThrow();
  expect(await backend()).not.toBe(lost);
});
