import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import type { Actor } from "@/lib/domain/access";
import { incidentsTable } from "@/lib/http/incidents-table";
import { decideIncident } from "@/lib/services/decision/incident";
import { recordEvents } from "@/lib/services/event/record";
import { parseIncidents } from "@/lib/urls/incidents";
import { loadIncidents } from "@/lib/views/incidents/list";
import { freshDatabase } from "@/tests/support/database";

const now = new Date("2026-11-20T12:00:00Z");
const hoursAgo = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();
const system = { kind: "system", name: "test" } as const;
const onlyCart: Actor = {
  ...{ kind: "token", id: "t", name: "cart", scopes: ["read"] },
  reach: { services: ["cart"], environments: ["production"] },
};

const MANY = 53;

async function tell(id: string, opened: number, resolved: number | null, further: object = {}): Promise<void> {
  const value = {
    ...{ id, title: `Trouble ${id}`, status: resolved === null ? "open" : "resolved", openedAt: hoursAgo(opened) },
    ...{ services: ["pay"], environment: "production", ...(resolved === null ? {} : { resolvedAt: hoursAgo(resolved) }) },
    ...further,
  };
  await recordEvents(system, { kind: "incidents", values: [value] }, now);
}

beforeAll(async () => {
  await freshDatabase();
  const deployment = { service: "pay", environment: "production", version: "2", status: "succeeded", finishedAt: hoursAgo(31) };
  await recordEvents(system, { kind: "deployments", values: [deployment] }, now);
  for (let number = 0; number < MANY; number += 1) await tell(`OLD-${String(number).padStart(2, "0")}`, 200 + number, 199 + number);
  await tell("NEW", 30, 29, { causedBy: ["2"] });
  await tell("OPEN", 900, null, { services: ["cart", "pay"] });
  await tell("STAGING", 5, 4, { environment: "staging" });
  await tell("ASIDE", 6, 5);
  await prisma().incident.update({ where: { id: "ASIDE" }, data: { dismissed: true } });
  await decideIncident(system, "OLD-00", { candidate: "none", kind: "confirmed", reason: "The network." }, now);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

const load = (search: Record<string, string> = {}, actor: Actor = system) => loadIncidents(actor, parseIncidents(search), now);

test("what still hurts comes first, then the newest, part after part without a repetition", async () => {
  const first = await load();
  expect(first.rows.slice(0, 3).map(({ id }) => id)).toEqual(["OPEN", "STAGING", "NEW"]);
  expect(first).toMatchObject({ matching: MANY + 3, inPeriod: MANY + 3, open: 1, undecided: MANY + 1 });
  expect(first.rows).toHaveLength(50);
  const second = await load({ after: first.next ?? "" });
  expect(second.next).toBeNull();
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(MANY + 3);
  await expect(load({ after: "bm90IG91cnM" })).rejects.toMatchObject({ code: "invalid" });
});

test("filters narrow it, and what was none after all stands apart", async () => {
  const ids = async (search: Record<string, string>): Promise<string[]> => (await load(search)).rows.map(({ id }) => id);
  expect(await ids({ state: "open" })).toEqual(["OPEN"]);
  expect(await ids({ state: "aside" })).toEqual(["ASIDE"]);
  expect(await ids({ environment: "staging" })).toEqual(["STAGING"]);
  expect(await ids({ service: "cart" })).toEqual(["OPEN"]);
  expect(await ids({ q: "trouble new" })).toEqual(["NEW"]);
  expect(await ids({ cause: "known" })).toEqual(["NEW"]);
  expect(await ids({ cause: "none" })).toEqual(["OLD-00"]);
  expect(await ids({ period: "24h" })).toEqual(["OPEN", "STAGING"]);
  expect((await load({ q: "nothing" })).latestAt).not.toBeNull();
});

test("each says what is known of its cause", async () => {
  const { rows } = await load({ q: "NEW" });
  expect(rows[0]?.cause).toMatchObject({ kind: "known", by: "declared", label: "pay 2" });
  expect((await load({ q: "OPEN" })).rows[0]?.cause).toEqual({ kind: "undecided" });
});

test("a restricted token sees its own, without the names of others", async () => {
  const { rows, inPeriod } = await load({}, onlyCart);
  expect(rows.map(({ id, services }) => [id, services])).toEqual([["OPEN", ["cart"]]]);
  expect(inPeriod).toBe(1);
});

test("the table holds all of them", async () => {
  const lines: unknown[] = [];
  for await (const part of incidentsTable(system, parseIncidents({}), now).lines) lines.push(...part);
  expect(lines).toHaveLength(MANY + 3);
});
