import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetTokens } from "@/lib/auth/token-actor";
import { prisma } from "@/lib/db/prisma";
import { flushAttempts } from "@/lib/services/intake/record-attempt";
import { freshDatabase } from "@/tests/support/database";
import { makeToken } from "../events/support/send";
import { type CliWake, startCliWake } from "./support/cli-wake";
import { cliEnvironment, runWake, startProgram } from "./support/run-cli";

let wake: CliWake;
let folder: string;
let given: Record<string, string>;

beforeEach(async () => {
  await flushAttempts();
  await freshDatabase();
  forgetTokens();
  wake = await startCliWake();
  folder = await mkdtemp(path.join(tmpdir(), "wake-cli-"));
  given = {
    WAKE_URL: wake.url,
    WAKE_TOKEN: await makeToken(),
    WAKE_SPOOL: folder,
    WAKE_SERVICE: "checkout",
    WAKE_ENVIRONMENT: "production",
    WAKE_VERSION: "1.4.2",
  };
});

afterEach(async () => {
  await wake.close();
  await rm(folder, { recursive: true, force: true });
});

const deployments = () => prisma().deployment.findMany({ orderBy: { version: "asc" } });
const spooled = () => readdir(path.join(folder, "spool")).catch(() => []);
const wrapped = (script: string): string[] => ["deploy", "wrap", "--", process.execPath, "-e", script];

test("start and finish make one deployment, without an id being handed on", async () => {
  const started = await runWake(["deploy", "start", "--change-request", "CHG0001234", "--emergency"], given);
  expect(started).toMatchObject({ code: 0, err: "" });
  expect(started.out.trim()).not.toBe("");
  expect(await deployments()).toMatchObject([{ externalId: started.out.trim(), status: "started", finishedAt: null }]);
  expect(await runWake(["deploy", "finish", "success"], given)).toEqual({ code: 0, out: "", err: "" });
  const [only, ...more] = await deployments();
  expect(more).toEqual([]);
  expect(only).toMatchObject({ externalId: started.out.trim(), status: "succeeded", emergency: true, changeRequest: "CHG0001234" });
  expect(only?.startedAt).not.toBeNull();
  expect(only?.finishedAt).not.toBeNull();
});

test("in a pipeline the run names the deployment, and the checkout says what is deployed", async () => {
  const { WAKE_SERVICE: _, WAKE_VERSION: __, ...rest } = given;
  const sha = "6113728f27ae82c7b1a177c8d03f9e96e0adf246";
  const run = { GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "acme/shop", GITHUB_RUN_ID: "77", GITHUB_RUN_ATTEMPT: "2", GITHUB_SHA: sha };
  await runWake(["deploy", "start"], { ...rest, ...run, WAKE_SPOOL: path.join(folder, "one machine") });
  await runWake(["deploy", "finish", "failure"], { ...rest, ...run, WAKE_SPOOL: path.join(folder, "another") });
  expect(await deployments()).toMatchObject([
    {
      service: "shop",
      commit: sha,
      externalId: "github-actions:77:2",
      status: "failed",
      pipelineUrl: "https://github.com/acme/shop/actions/runs/77",
    },
  ]);
});

test.each([
  ["0 and succeeded", "process.exit(0)", 0, "succeeded"],
  ["its own code and failed", "process.exit(7)", 7, "failed"],
  ["as a shell has it, and cancelled, when something killed it", "process.kill(process.pid, 'SIGKILL')", 137, "cancelled"],
])("a wrapped command ends with %s", async (_, script, code, status) => {
  expect((await runWake(wrapped(script), given)).code).toBe(code);
  expect(await deployments()).toMatchObject([{ status, service: "checkout" }]);
});

test("a wrapped command keeps input and output to itself; one that is not there is 127", async () => {
  expect(await runWake(wrapped("console.log('built'); console.error('noisy')"), given)).toEqual({
    code: 0,
    out: "built\n",
    err: "noisy\n",
  });
  expect((await runWake(["deploy", "wrap", "--", "no-such-program-here"], given)).code).toBe(127);
});

test("a cancelled job: the signal reaches the command, and Wake hears that it was cancelled", async () => {
  const script =
    "process.on('SIGTERM', () => { console.log('cleaned up'); process.exit(3); }); console.log('ready'); setInterval(() => 0, 1000)";
  const { child, ended } = startProgram(process.execPath, ["lib/cli/wake.mjs", ...wrapped(script)], cliEnvironment(given));
  child.stdout?.once("data", () => child.kill("SIGTERM"));
  expect(await ended).toMatchObject({ code: 3, out: "ready\ncleaned up\n" });
  expect(await deployments()).toMatchObject([{ status: "cancelled" }]);
});

test.each(["silent", "failing", "sign-in page"] as const)(
  "a Wake that is %s breaks no pipeline, and hears of it later, once",
  async (mood) => {
    wake.mood = mood;
    expect(await runWake(wrapped("process.exit(5)"), given)).toMatchObject({ code: 5, err: expect.stringContaining("It is kept") });
    expect(await spooled()).toHaveLength(2);
    const keys = new Set(wake.keys);
    wake.mood = "well";
    wake.keys.length = 0;
    expect(await runWake(["deploy", "finish", "succeeded", "--version", "2.0.0"], given)).toMatchObject({ code: 0, err: "" });
    expect(new Set(wake.keys.slice(0, 2))).toEqual(keys);
    expect(await spooled()).toEqual([]);
    expect(await deployments()).toMatchObject([
      { version: "1.4.2", status: "failed" },
      { version: "2.0.0", status: "succeeded" },
    ]);
  },
);

test("an answer that is lost: sent again under the same key, and stored once", async () => {
  wake.mood = "lost answer";
  await runWake(["deploy", "finish", "succeeded"], given);
  expect(await spooled()).toHaveLength(1);
  wake.mood = "well";
  await Promise.all(["3.0.0", "4.0.0", "5.0.0"].map((version) => runWake(["deploy", "finish", "succeeded", "--version", version], given)));
  expect(await spooled()).toEqual([]);
  expect((await deployments()).map(({ version }) => version)).toEqual(["1.4.2", "3.0.0", "4.0.0", "5.0.0"]);
  expect(await prisma().event.count()).toBe(4);
});

test("nobody there: exit 0, with --strict 1; the wrapped command's own code all the same", async () => {
  await wake.close();
  expect((await runWake(["deploy", "start"], given)).code).toBe(0);
  expect((await runWake(["deploy", "start", "--strict"], given)).code).toBe(1);
  expect((await runWake(["deploy", "wrap", "--strict", "--", process.execPath, "-e", "process.exit(9)"], given)).code).toBe(9);
  expect((await runWake(["deploy", "wrap", "--strict", "--", process.execPath, "-e", ""], given)).code).toBe(1);
  wake = await startCliWake(Number(new URL(wake.url).port));
});

test("what was said to a wrong port waits for the right one of that machine, and an end knows its beginning", async () => {
  const machine = new URL(wake.url).hostname;
  await runWake(["deploy", "start", "--id", "moved"], { ...given, WAKE_URL: `http://${machine}:1` });
  await runWake(["deploy", "start", "--id", "elsewhere"], { ...given, WAKE_URL: "http://other.invalid" });
  await runWake(["deploy", "finish", "failed", "--id", "moved"], given);
  expect(await deployments()).toMatchObject([{ status: "failed", startedAt: expect.any(Date) }]);
  expect(await spooled()).toHaveLength(1);
});

test("a refusal says what the API said, is not kept, and breaks only a strict pipeline", async () => {
  const future = { ...given, WAKE_ENVIRONMENT: "p".repeat(300) };
  const refused = await runWake(["deploy", "start"], future);
  expect(refused).toMatchObject({
    code: 0,
    err: expect.stringMatching(/422.*environment is longer than 200 characters.*Correct the fields/s),
  });
  expect((await runWake(["deploy", "start", "--strict"], future)).code).toBe(1);
  expect(await spooled()).toEqual([]);
});

test("a wrong token is told, and what was said waits until it is right; the token itself is written nowhere", async () => {
  const wrong = await runWake(["deploy", "finish", "succeeded"], { ...given, WAKE_TOKEN: "wk_not_a_token" });
  expect(wrong).toMatchObject({ code: 0, err: expect.stringMatching(/401.*scope ingest:events/s) });
  expect(wrong.err + wrong.out).not.toContain("wk_not_a_token");
  const [name = ""] = await spooled();
  expect(existsSync(path.join(folder, "spool", name))).toBe(true);
  await runWake(["deploy", "finish", "succeeded", "--version", "2.0.0"], given);
  expect(await deployments()).toHaveLength(2);
});

test("what is missing is named, and the wrapped command runs nevertheless", async () => {
  const { WAKE_ENVIRONMENT: _, ...rest } = given;
  expect(await runWake(wrapped("console.log('ran')"), rest)).toMatchObject({
    code: 0,
    out: "ran\n",
    err: expect.stringContaining("WAKE_ENVIRONMENT"),
  });
  expect(await runWake(["deploy", "finish"], given)).toMatchObject({ code: 0, err: expect.stringContaining("finish succeeded") });
  expect(await runWake(["deploy", "strat"], given)).toMatchObject({ code: 2, err: expect.stringContaining("start, finish, wrap") });
  expect(await deployments()).toEqual([]);
});
