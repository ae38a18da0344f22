import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { verifyAudit } from "@/lib/services/audit/verify";
import { freshDatabase } from "@/tests/support/database";
import { SYSTEM } from "./support/people";

beforeEach(freshDatabase);

const append = (subject: string): Promise<void> =>
  inTransaction((tx) =>
    appendAudit(tx, {
      actor: SYSTEM,
      action: "test.write",
      subject,
      detail: { zeta: 1, alpha: "é “x”", list: ["b", "a"], none: null, share: 0.1 },
    }),
  );

async function chainOf(length: number): Promise<string[]> {
  for (let index = 0; index < length; index += 1) await append(`row:${index}`);
  const { rows } = await pool().query<{ id: string }>(`select id from "AuditEntry" order by id`);
  return rows.map((row) => row.id);
}

test("a whole chain verifies, written one after another or at once", async () => {
  await chainOf(5);
  await Promise.all(Array.from({ length: 20 }, (_, index) => append(`parallel:${index}`)));
  expect(await verifyAudit()).toEqual({ rows: 25, broken: null });
});

test("what is rolled back leaves no gap", async () => {
  await append("kept");
  const undone = inTransaction(async (tx) => {
    await appendAudit(tx, { actor: SYSTEM, action: "test.write", subject: "undone" });
    throw new Error("undo");
  });
  await expect(undone).rejects.toThrow("undo");
  await append("kept too");
  expect(await verifyAudit()).toEqual({ rows: 2, broken: null });
});

test.each([
  ["actor", `actor = 'system:tesu'`],
  ["action", `action = 'test.writf'`],
  ["subject", `subject = subject || ' '`],
  ["detail", `detail = jsonb_set(detail::jsonb, '{share}', '0.2')`],
  ["time", `at = at + interval '1 millisecond'`],
  ["hash", `hash = set_byte(hash, 31, get_byte(hash, 31) # 1)`],
  ["link", `"prevHash" = set_byte("prevHash", 0, get_byte("prevHash", 0) # 1)`],
])("one changed byte of its %s names the row", async (_, change) => {
  const ids = await chainOf(5);
  await pool().query(`update "AuditEntry" set ${change} where id = $1`, [ids[2]]);
  expect((await verifyAudit()).broken?.id).toBe(ids[2]);
});

test("a removed row, or two that changed places, name the row after", async () => {
  const ids = await chainOf(5);
  await pool().query(`delete from "AuditEntry" where id = $1`, [ids[1]]);
  expect((await verifyAudit()).broken?.id).toBe(ids[2]);
});
