import { afterEach, beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/access";
import { createConnection } from "@/lib/services/connection/create";
import { keepDelivery } from "@/lib/services/inbox/keep";
import { processWaiting } from "@/lib/services/inbox/process";
import { guardedGet } from "@/lib/services/servicenow/guarded-get";
import { type PollPorts, pollServiceNow } from "@/lib/services/servicenow/poll";
import { freshDatabase } from "@/tests/support/database";
import { ServiceNowInstance, type StoredRecord } from "./support/servicenow-instance";

const ADMIN: Actor = { kind: "system", name: "test" };
const PASSWORD = "a password of the integration user";
const NOW = new Date("2026-03-01T12:00:00Z");
const PORTS: PollPorts = { get: guardedGet(true), keep: keepDelivery };
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

let instance: ServiceNowInstance;

beforeEach(async () => {
  await freshDatabase();
  instance = new ServiceNowInstance("wake", PASSWORD);
  await instance.start();
});
afterEach(() => instance.stop());

const connect = (poll: object = {}) =>
  createConnection(
    ADMIN,
    { source: "servicenow", name: "Service desk", secret: PASSWORD, settings: { poll: { url: instance.url, user: "wake", ...poll } } },
    NOW,
  );

/** Polls until nothing is left, and brings in what was read. */
async function poll(now: Date, ports = PORTS): Promise<number> {
  let rounds = 1;
  while (await pollServiceNow(ports, now)) rounds += 1;
  while ((await processWaiting(now)).more);
  return rounds;
}

const rows = async <Row>(sql: string): Promise<Row[]> => (await pool().query(sql)).rows as Row[];
const incidents = () =>
  rows<{ id: string; status: string; at: Date | null }>(`select id, status, "resolvedAt" as at from "Incident" order by id`);
const deliveries = async (): Promise<number> =>
  (await rows<{ count: number }>(`select count(*)::int from "InboundDelivery"`))[0]?.count ?? 0;
const progress = async () =>
  (await rows<{ state: string; detail: string | null }>(`select state, detail from "Backfill" where kind = 'poll'`))[0];

const incident = (number: number, more: Partial<StoredRecord> = {}): StoredRecord => ({
  sys_id: number.toString(16).padStart(32, "0"),
  number: `INC${String(number).padStart(7, "0")}`,
  state: "1",
  short_description: `Orders ${number} fail`,
  business_service: "orders",
  opened_at: "2026-03-01 11:00:00",
  sys_updated_on: "2026-03-01 11:00:00",
  sys_mod_count: "0",
  ...more,
});

test("what changed is kept as deliveries and becomes what it says", async () => {
  await connect();
  instance.put("incident", incident(1));
  instance.put("change_request", { ...incident(2), number: "CHG0000002", state: "-1", work_start: "2026-03-01 11:00:00" });
  instance.put("sysapproval_approver", { ...incident(3), number: "", state: "approved", sysapproval: "CHG0000002", approver: "Ada Berg" });
  await poll(NOW);
  expect(await incidents()).toEqual([{ id: `servicenow:${incident(1).sys_id}`, status: "open", at: null }]);
  expect(await rows(`select number, status from "ChangeRequest"`)).toEqual([{ number: "CHG0000002", status: "implementing" }]);
  expect(await rows(`select status, subject from "Approval"`)).toEqual([{ status: "approved", subject: "CHG0000002" }]);
  expect(await progress()).toEqual({ state: "done", detail: null });
});

test("the next round asks from where the last one ended, and reading a record again adds nothing", async () => {
  await connect();
  instance.put("incident", incident(1));
  await poll(NOW);
  instance.asked.length = 0;
  await poll(later(1));
  expect(instance.asked).toEqual([]);
  instance.put(
    "incident",
    incident(1, { state: "6", resolved_at: "2026-03-01 11:59:00", sys_updated_on: "2026-03-01 11:59:30", sys_mod_count: "1" }),
  );
  await poll(later(5));
  expect(instance.asked).toContain("incident sys_updated_on>2026-03-01 10:58:00^ORDERBYsys_updated_on^ORDERBYsys_id");
  await poll(later(10));
  expect(await incidents()).toEqual([expect.objectContaining({ status: "resolved", at: new Date("2026-03-01T11:59:00Z") })]);
  expect(await deliveries()).toBe(2);
});

test("more than a page in one second is read whole, also when records change meanwhile", async () => {
  await connect({ tables: ["incident"] });
  for (let number = 1; number <= 260; number += 1)
    instance.put(
      "incident",
      incident(number, { sys_updated_on: number <= 150 ? "2026-03-01 11:00:00" : `2026-03-01 11:${10 + (number % 40)}:00` }),
    );
  let calls = 0;
  const get: PollPorts["get"] = async (address, headers) => {
    calls += 1;
    // What was read moves to the end, as it does when somebody works on it.
    if (calls === 3)
      for (let number = 1; number <= 50; number += 1)
        instance.put("incident", incident(number, { sys_updated_on: "2026-03-01 11:58:00", sys_mod_count: "1" }));
    return PORTS.get(address, headers);
  };
  await poll(NOW, { ...PORTS, get });
  expect((await incidents()).length).toBe(260);
  expect(await rows(`select count(*)::int from "Event" where payload->>'id' = 'servicenow:${incident(1).sys_id}'`)).toEqual([{ count: 2 }]);
});

test("an instance that asks to wait is left alone for that long, and then read on", async () => {
  await connect({ tables: ["incident"] });
  instance.put("incident", incident(1));
  instance.troubles.push({ status: 429, retryAfter: "120" });
  await poll(NOW);
  expect(await progress()).toEqual({ state: "failed", detail: "ServiceNow asked to wait (429)." });
  const asked = instance.asked.length;
  await poll(later(1));
  expect(instance.asked.length).toBe(asked);
  await poll(later(2));
  expect(await incidents()).toHaveLength(1);
  expect(await progress()).toEqual({ state: "done", detail: null });
});

test("a table that may not be read keeps no other one back, and is named", async () => {
  await connect();
  instance.put("incident", incident(1));
  instance.troubles.push({ status: 403, table: "change_request" });
  await poll(NOW);
  expect(await incidents()).toHaveLength(1);
  expect(await progress()).toMatchObject({ state: "failed", detail: expect.stringContaining("403") });
  await poll(later(5));
  expect(await progress()).toMatchObject({ state: "done" });
});

test("a run that is cut off after a page goes on there", async () => {
  await connect({ tables: ["incident"] });
  for (let number = 1; number <= 120; number += 1) instance.put("incident", incident(number));
  let kept = 0;
  const keep: PollPorts["keep"] = (arrival) => {
    kept += 1;
    return kept === 105 ? Promise.reject(new Error("the database went away")) : keepDelivery(arrival);
  };
  await poll(NOW, { ...PORTS, keep });
  expect(await progress()).toMatchObject({ state: "failed" });
  await poll(later(5));
  expect(await incidents()).toHaveLength(120);
});

test.each([
  ["a wrong password", { status: 401 }, "refused the user or the password"],
  ["an instance that sleeps", { status: 200, body: "<html>Instance hibernating</html>" }, "an instance that sleeps"],
  ["an error", { status: 500 }, "answered 500"],
])("%s is named, and the password is not", async (_what, trouble, words) => {
  await connect({ tables: ["incident"] });
  instance.troubles.push(trouble);
  await poll(NOW);
  const told = await progress();
  expect(told?.detail).toContain(words);
  expect(JSON.stringify(await rows(`select cursor, detail from "Backfill"`))).not.toContain(PASSWORD);
});

test("a private address is not asked unless that is allowed", async () => {
  await connect({ tables: ["incident"] });
  await poll(NOW, { ...PORTS, get: guardedGet(false) });
  expect(instance.asked).toEqual([]);
  expect(await progress()).toMatchObject({ state: "failed", detail: "Wake calls others over https on port 443 only." });
});

test("an instance that does not show again what it showed is told of: its clock is not in GMT", async () => {
  await connect({ tables: ["incident"] });
  instance.put("incident", incident(1));
  await poll(NOW);
  instance.tables["incident"] = [];
  await poll(later(5));
  expect((await progress())?.detail).toContain("time zone of the user must be GMT");
});
