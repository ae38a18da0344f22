import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetTokens } from "@/lib/auth/token-actor";
import { closePool, pool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { freshDatabase } from "@/tests/support/database";
import { makeToken, sender } from "./support/send";

beforeEach(freshDatabase);

const body = { id: "1", service: "checkout", environment: "production", version: "1.0", status: "succeeded", changes: ["c1"] };

/** Makes Postgres itself refuse the last write of the transaction: the audit entry. */
const breakAudit = () => pool().query(`alter table "AuditEntry" add constraint broken check (action <> 'events.record')`);
afterEach(async () => {
  await pool().query(`alter table "AuditEntry" drop constraint if exists broken`);
});

test("when the last write fails, the first leaves nothing either, and the same body is new afterwards", async () => {
  const send = sender(await makeToken());
  await breakAudit();
  const failed = await send("deployments", body);
  expect([failed.status, failed.type]).toEqual([500, "application/problem+json"]);
  expect(failed.text).not.toContain("AuditEntry");
  for (const table of ["Event", "InboundDelivery", "Deployment", "Release", "Service", "Change", "ChangeLog"]) {
    const { rows } = await pool().query(`select count(*)::int as n from "${table}"`);
    expect([table, rows[0]]).toEqual([table, { n: 0 }]);
  }
  await pool().query(`alter table "AuditEntry" drop constraint broken`);
  expect((await send("deployments", body)).status).toBe(201);
});

test("a database that cannot be reached is 503 with Retry-After, for a token and for a body", async () => {
  const token = await makeToken();
  const send = sender(token);
  expect((await send("deployments", body)).status).toBe(201);
  await withoutDatabase(async () => {
    const known = await send("deployments", { ...body, id: "2" });
    expect([known.status, known.type, known.headers.get("retry-after")]).toEqual([503, "application/problem+json", "2"]);
    const lines = await send("deployments", JSON.stringify({ ...body, id: "2" }), { type: "application/x-ndjson" });
    expect([lines.status, lines.headers.get("retry-after")]).toEqual([503, "2"]);
    forgetTokens();
    expect((await send("deployments", body)).status).toBe(503);
  });
  expect((await send("deployments", { ...body, id: "2" })).status).toBe(201);
  expect(await prisma().deployment.count()).toBe(2);
});

/** Points this process at a port where nobody listens while `work` runs. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const held = globalThis as typeof globalThis & { wakePool?: pg.Pool };
  await disconnect();
  await closePool();
  const nowhere = new pg.Pool({ host: "127.0.0.1", port: 9, connectionTimeoutMillis: 500 });
  held.wakePool = nowhere;
  try {
    await work();
  } finally {
    await disconnect();
    delete held.wakePool;
    await nowhere.end();
  }
}
