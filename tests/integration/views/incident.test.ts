import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, inTransaction, prisma } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { saveSuspicion } from "@/lib/db/write/suspicion";
import type { Actor } from "@/lib/domain/access";
import type { Suspect, SuspectBoard } from "@/lib/domain/suspect";
import { decideIncident } from "@/lib/services/decision/incident";
import { recordEvents } from "@/lib/services/event/record";
import { addFollowUp } from "@/lib/services/review/follow-ups";
import { saveReview } from "@/lib/services/review/save-review";
import { acceptTelemetry } from "@/lib/services/telemetry/accept";
import { parseIncident } from "@/lib/urls/incident";
import { loadIncident } from "@/lib/views/incident/incident";
import { freshDatabase } from "@/tests/support/database";
import { bodyOf, type Served } from "@/tests/support/request-spans";

const now = new Date("2026-11-20T12:00:00Z");
const minute = (clock: string): Date => new Date(`2026-11-20T${clock}:00Z`);
const system = { kind: "system", name: "test" } as const;
const viewer: Actor = { kind: "user", id: "7a0f2c54-5f0c-4f4e-9d40-3d8f1a0b2c11", name: "Vera", role: "viewer" };
const onlyCart: Actor = {
  ...{ kind: "token", id: "t", name: "cart", scopes: ["read"] },
  reach: { services: ["cart"], environments: [] },
};
const ID = "pagerduty:Q1/7";

/** Ten requests in each minute from 9:00 on, of which `failing` fail from 10:05 until 10:40. */
async function serve(service: string, failing: number): Promise<void> {
  const requests: Served[] = [];
  for (let at = minute("09:00").getTime(); at < minute("11:00").getTime(); at += 60_000)
    for (let number = 0; number < 10; number += 1)
      requests.push({
        ...{ service, version: "1", kind: "server", operation: "GET /", atMs: at + number * 1_000, durationUs: 20_000 },
        failed: number < failing && at >= minute("10:05").getTime() && at < minute("10:40").getTime(),
        number: requests.length + (service === "cart" ? 100_000 : 1),
      });
  const body = bodyOf(requests);
  await acceptTelemetry({ actor: system, signal: "traces", encoding: "protobuf", body, idempotencyKey: null, now });
}

async function deploy(service: string, version: string, at: string, further: object = {}): Promise<string> {
  const value = { service, environment: "production", version, status: "succeeded", finishedAt: minute(at).toISOString(), ...further };
  await recordEvents(system, { kind: "deployments", values: [value] }, now);
  const row = await prisma().deployment.findFirstOrThrow({ where: { service, version }, orderBy: { occurredAt: "desc" } });
  return row.id;
}

const candidate = (id: string, service: string, version: string, at: string): Suspect["candidate"] => ({
  ...{ key: `deployment:${id}`, kind: "deployment", id, service, environment: "production", version },
  ...{ at: minute(at), recorded: true, configuration: false, title: `${service} ${version}` },
});
const NONE: Suspect["candidate"] = {
  ...{ key: "none", kind: "none", id: null, service: null, environment: null, version: null },
  ...{ at: null, recorded: true, configuration: false, title: "No release" },
};

let guilty = "";

beforeAll(async () => {
  await freshDatabase();
  await ensurePartitions(now);
  await serve("pay", 4);
  await serve("cart", 1);
  await deploy("pay", "1", "08:00");
  guilty = await deploy("pay", "2", "10:04", { startedAt: minute("10:02").toISOString() });
  const innocent = await deploy("cart", "7", "09:55");
  await deploy("pay", "1", "10:38", { startedAt: minute("10:36").toISOString() });
  const incident = { id: ID, title: "Cards are refused", severity: "2", services: ["pay"], environment: "production" };
  const told = { ...incident, openedAt: minute("10:11").toISOString() };
  const known = { acknowledgedAt: minute("10:14").toISOString(), resolvedAt: minute("10:50").toISOString() };
  await recordEvents(system, { kind: "incidents", values: [{ ...told, status: "resolved", ...known }] }, now);
  const suspects: Suspect[] = [
    {
      ...{ candidate: candidate(guilty, "pay", "2", "10:02"), posterior: 0.86 },
      for: [{ kind: "gap", weight: 3, sentence: "Requests to pay fail since it was rolled out." }],
      against: [{ kind: "time", weight: -0.3, sentence: "cart changed nearer to it." }],
    },
    { candidate: candidate(innocent, "cart", "7", "09:55"), posterior: 0.1, for: [], against: [] },
    { candidate: NONE, posterior: 0.04, for: [], against: [] },
  ];
  const board: SuspectBoard = {
    ...{ incident: ID, detectedAt: minute("10:11"), onsetAt: minute("10:05"), decided: true, suspects, at: now, method: "test" },
    blast: {
      services: [
        { service: "pay", onsetAt: minute("10:05"), failing: 0.4 },
        { service: "cart", onsetAt: minute("10:06"), failing: 0.1 },
      ],
      edges: [["cart", "pay"]],
    },
  };
  await inTransaction((tx) => saveSuspicion(tx, board));
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

const load = (actor: Actor = system, search = {}) => loadIncident(actor, parseIncident(ID, search), now);
const words = async (): Promise<string> => (await load()).sentence.map(({ text }) => text).join("");

test("it says what happened to whom, for how long, who is suspected, and where the time went", async () => {
  expect(await words()).toBe(
    "Up to 40\u202f% of the requests to pay failed, with cart, for 45\u202fmin. The first suspect is pay 2, 86\u202f%; nobody has confirmed it. 22\u202fmin of the 45\u202fmin went into diagnosis.",
  );
  const { phases, log, figure } = await load();
  expect(phases.map(({ word, from }) => [word, from])).toEqual([
    ["Detect", minute("10:05")],
    ["Acknowledge", minute("10:11")],
    ["Diagnose", minute("10:14")],
    ["Repair", minute("10:36")],
    ["Recover", minute("10:38")],
  ]);
  expect(log.map(({ at, text }) => `${at.toISOString().slice(11, 16)} ${text}`)).toEqual([
    "09:55 cart 7",
    "10:02 pay 2",
    "10:05 First failures, to the minute",
    "10:11 Opened, as Wake’s API tells",
    "10:14 Acknowledged",
    "10:36 Rolled back to pay 1",
    "10:40 Signals as before",
    "10:50 Resolved",
  ]);
  expect(figure.lanes.map(({ service, note }) => `${service} ${note}`)).toEqual([
    "pay failed, up to 40\u202f%",
    "cart failed, up to 10\u202f%",
  ]);
});

test("the board has its evidence, what confirming changes, and the graph", async () => {
  const { board, choices, blast, charts, hurt } = await load(system, { service: "cart" });
  expect(board?.rows.map(({ title, posterior, sort }) => [title, posterior, sort])).toEqual([
    ["pay 2", 0.86, "release"],
    ["cart 7", 0.1, "release"],
    ["No release", 0.04, "traffic, network, a supplier"],
  ]);
  expect(board?.rows[0]?.for).toEqual([{ strength: 3, sentence: "Requests to pay fail since it was rolled out." }]);
  expect(choices.map(({ label }) => label)).toEqual(["pay 2", "cart 7", "No release"]);
  expect(choices[0]?.confirming?.join(" ")).toMatch(/pay 2/);
  expect(blast?.nodes.map(({ service, tone }) => [service, tone])).toEqual([
    ["cart", "hurt"],
    ["pay", "source"],
  ]);
  expect(hurt).toEqual([
    { service: "pay", heard: true },
    { service: "cart", heard: true },
  ]);
  expect(charts.map(({ caption }) => caption)[0]).toBe("Up to 10\u202f%; 0\u202f% before.");
});

test("a viewer sees everything and decides nothing; a token sees what it reaches", async () => {
  const seen = await load(viewer);
  expect(seen.mayDecide).toBe(false);
  expect(seen.choices.map(({ confirming }) => confirming)).toEqual([null, null, null]);
  await expect(load(onlyCart)).rejects.toMatchObject({ code: "not-found" });
  await expect(loadIncident(null, parseIncident(ID, {}), now)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(loadIncident(system, parseIncident("none", {}), now)).rejects.toMatchObject({ code: "not-found" });
});

test("what people decide and write is on the page", async () => {
  const key = `deployment:${guilty}`;
  await decideIncident(system, ID, { candidate: key, kind: "confirmed", reason: "Gone after the rollback." }, minute("11:00"));
  await addFollowUp(system, ID, { title: "Test cards", owner: "Noor", dueOn: "2026-11-19" }, now);
  await saveReview(system, ID, { impacts: "Nobody could pay.", revision: 0 }, now);
  const model = await load();
  expect(await words()).toContain("pay 2 did it, as system:test confirmed.".replace("system:test", model.decisions[0]?.by ?? ""));
  expect(model.decisions).toMatchObject([{ candidate: key, title: "pay 2", kind: "confirmed", holds: true }]);
  expect(model.lastDecision).toBe(model.decisions[0]?.id);
  expect(model.board?.rows[0]?.said).toBe("confirmed");
  expect(model.followUps).toMatchObject([{ title: "Test cards", overdue: true }]);
  expect(model.review).toMatchObject({ impacts: "Nobody could pay.", revision: 1 });

  await decideIncident(system, ID, { candidate: "none", kind: "confirmed", reason: "It was the acquirer." }, minute("11:10"));
  expect(await words()).toContain("No release did it");
  const later = await load();
  expect(later.decisions.map(({ kind, holds }) => [kind, holds])).toEqual([
    ["confirmed", true],
    ["confirmed", false],
  ]);
});
