import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetTokens } from "@/lib/auth/token-actor";
import { inTransaction, prisma } from "@/lib/db/prisma";
import { saveVerdicts } from "@/lib/db/write/verdict";
import type { Verdict, VerdictState } from "@/lib/domain/verdict";
import { recordEvents } from "@/lib/services/event/record";
import { flushAttempts } from "@/lib/services/intake/record-attempt";
import { freshDatabase } from "@/tests/support/database";
import { makeToken } from "../events/support/send";
import { type GateWake, startGateWake } from "./support/gate-wake";
import { cliEnvironment, runWake, startProgram } from "./support/run-cli";

const NOW = new Date();
const WAIT = ["gate", "wait", "--interval", "200ms"];

let wake: GateWake;
let given: Record<string, string>;

beforeEach(async () => {
  await flushAttempts();
  await freshDatabase();
  forgetTokens();
  wake = await startGateWake();
  given = {
    WAKE_URL: wake.url,
    WAKE_TOKEN: await makeToken(["read"]),
    WAKE_SERVICE: "payments",
    WAKE_ENVIRONMENT: "production",
    WAKE_VERSION: "3.18.0",
  };
});
afterEach(() => wake.close());

async function deploy(environment = "production"): Promise<string> {
  const value = {
    id: environment,
    service: "payments",
    environment,
    version: "3.18.0",
    status: "succeeded",
    finishedAt: NOW.toISOString(),
  };
  await recordEvents({ kind: "system", name: "test" }, { kind: "deployments", values: [value] }, NOW);
  return (await prisma().deployment.findFirstOrThrow({ where: { environment } })).id;
}

/** The judge's word, and whether it will look again. */
async function judge(deploymentId: string, state: VerdictState, isLast = false): Promise<void> {
  const windows = { before: [], after: { from: NOW, to: NOW } };
  const verdict = { horizon: "5m", state, at: NOW, dueAt: NOW, evidence: ["Failed 23 times as often as before."], method: "test", windows };
  const rest = { requests: { before: 1, after: 1 }, failed: { before: 0, after: 0 }, effects: [], needed: null, onsetAt: null };
  await inTransaction((tx) => saveVerdicts(tx, [{ deploymentId, verdicts: [{ ...verdict, ...rest } as Partial<Verdict> as Verdict] }]));
  const nextLookAt = isLast ? null : new Date(Date.now() + 1_000);
  await prisma().deployment.update({ where: { id: deploymentId }, data: { nextLookAt } });
}

test("it waits for a deployment that is not known yet, through its looks, until it is healthy", async () => {
  let id = "";
  wake.before = async (calls) => {
    if (calls === 1) id = await deploy();
    if (calls === 2) await judge(id, "watching");
    if (calls === 4) await judge(id, "healthy");
  };
  const { code, out, err } = await runWake([...WAIT, "--timeout", "60s"], given);
  expect({ code, out }).toEqual({ code: 0, out: "payments 3.18.0 in production: healthy at 5m. Failed 23 times as often as before.\n" });
  expect(err.trim().split("\n")).toEqual([
    "wake: Wake has not heard of payments 3.18.0 in production yet.",
    "wake: payments 3.18.0 in production: pending at 5m. No look has been taken yet.",
    "wake: payments 3.18.0 in production: watching at 5m. Failed 23 times as often as before.",
  ]);
});

test.each([
  ["regressed", [], 1],
  ["rolled-back", [], 1],
  ["suspect", ["--fail-on", "suspect"], 1],
  ["suspect", [], 3],
  ["insufficient", [], 3],
] as const)("%s, the last word, with %j: exit %i", async (state, more, code) => {
  await judge(await deploy(), state, true);
  expect((await runWake([...WAIT, ...more], given)).code).toBe(code);
});

test("what a person dismissed does not stop a pipeline", async () => {
  const id = await deploy();
  await judge(id, "regressed");
  const decided = { deploymentId: id, kind: "dismissed", state: "regressed", reason: "A load test", decidedBy: "Ada Berg" };
  await prisma().verdictDecision.create({ data: decided });
  const { code, out } = await runWake(WAIT, given);
  expect(code).toBe(0);
  expect(out).toContain("Ada Berg dismissed this verdict: A load test");
});

test("in time it could not be told: 3", async () => {
  await judge(await deploy(), "watching");
  const { code, err } = await runWake([...WAIT, "--timeout", "1s"], given);
  expect(code).toBe(3);
  expect(err).toContain("It could not be told in time.");
});

test("a Wake that stumbles is asked again; one that is not there stops only a strict pipeline", async () => {
  await judge(await deploy(), "healthy");
  wake.troubles.push("cut", 502);
  expect((await runWake([...WAIT, "--timeout", "60s"], given)).code).toBe(0);
  const nowhere = { ...given, WAKE_URL: "http://127.0.0.1:1" };
  const lenient = await runWake([...WAIT, "--timeout", "1s"], nowhere);
  expect(lenient).toMatchObject({ code: 0, out: "", err: expect.stringContaining("nothing is known of payments 3.18.0") });
  expect((await runWake([...WAIT, "--timeout", "1s", "--strict"], nowhere)).code).toBe(4);
});

test("a wrong token or question is a mistake, with or without --strict", async () => {
  expect(await runWake(WAIT, { ...given, WAKE_TOKEN: "wk_wrong" })).toMatchObject({ code: 2, err: expect.stringContaining("401") });
  expect((await runWake([...WAIT, "--until", "better"], given)).code).toBe(2);
  expect((await runWake(["gate", "open"], given)).code).toBe(2);
  expect(await runWake(["gate", "--help"], given)).toMatchObject({ code: 0, out: expect.stringContaining("wake gate wait") });
});

test("until the gate allows it", async () => {
  await deploy();
  expect((await runWake([...WAIT, "--until", "allow", "--fail-on", "warn"], given)).code).toBe(1);
  await judge(await deploy("staging"), "healthy");
  await prisma().deployment.deleteMany({ where: { environment: "production" } });
  expect(await runWake([...WAIT, "--until", "allow"], given)).toMatchObject({ code: 0, out: expect.stringContaining("allow") });
  expect(wake.asked.every((path) => path.startsWith("/api/v1/gate?"))).toBe(true);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends the wait at once", async (signal) => {
  await judge(await deploy(), "watching");
  const { child, ended } = startProgram(process.execPath, ["public/wake.mjs", ...WAIT], cliEnvironment(given));
  child.stderr?.once("data", () => child.kill(signal));
  expect(await ended).toMatchObject({ code: signal === "SIGINT" ? 130 : 143, err: expect.stringContaining("Stopped waiting") });
});
