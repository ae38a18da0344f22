import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetTokens } from "@/lib/auth/token-actor";
import { prisma } from "@/lib/db/prisma";
import { flushAttempts } from "@/lib/services/intake/record-attempt";
import { freshDatabase } from "@/tests/support/database";
import { makeToken } from "../events/support/send";
import { fencedBlocks, shellBlocks } from "./support/ci-blocks";
import { type CliWake, startCliWake } from "./support/cli-wake";
import { type CliOutcome, cliEnvironment, startProgram } from "./support/run-cli";

const SHA = "6113728f27ae82c7b1a177c8d03f9e96e0adf246";
const [tell = "", wrap = ""] = shellBlocks("docs/ci/github-action/action.yml");
const [define = "", end = ""] = shellBlocks("docs/ci/gitlab.yml");

let wake: CliWake;
let folder: string;
let common: Record<string, string>;

beforeEach(async () => {
  await flushAttempts();
  await freshDatabase();
  forgetTokens();
  wake = await startCliWake();
  folder = await mkdtemp(path.join(tmpdir(), "wake-ci-"));
  common = { WAKE_URL: wake.url, WAKE_TOKEN: await makeToken(), WAKE_SPOOL: path.join(folder, "kept") };
});

afterEach(async () => {
  await wake.close();
  await rm(folder, { recursive: true, force: true });
});

const deployments = () => prisma().deployment.findMany();
const shell = (program: string, script: string, given: Record<string, string>): Promise<CliOutcome> =>
  startProgram(
    program,
    [...(program === "bash" ? ["-eo", "pipefail"] : ["-e"]), "-c", script],
    cliEnvironment({ ...common, ...given }),
    folder,
  ).ended;

const github = (given: Record<string, string> = {}) => ({
  GITHUB_ACTIONS: "true",
  GITHUB_ACTION_PATH: path.resolve("docs/ci/github-action"),
  GITHUB_OUTPUT: path.join(folder, "output"),
  GITHUB_REPOSITORY: "acme/shop",
  GITHUB_RUN_ID: "77",
  GITHUB_RUN_ATTEMPT: "1",
  GITHUB_SHA: SHA,
  WAKE_ENVIRONMENT: "production",
  WAKE_SERVICE: "",
  WAKE_STRICT: "false",
  ...given,
});

test("GitHub: start and finish tell of one deployment, and start hands its id on", async () => {
  expect((await shell("bash", tell, github({ WAKE_STEP: "start" }))).code).toBe(0);
  expect(await readFile(path.join(folder, "output"), "utf8")).toBe("id=github-actions:77:1\n");
  expect((await shell("bash", tell, github({ WAKE_STEP: "finish", WAKE_STATUS: "failure" }))).code).toBe(0);
  expect(await deployments()).toMatchObject([{ service: "shop", commit: SHA, status: "failed", externalId: "github-actions:77:1" }]);
});

test("GitHub: wrap runs what it is given and ends as it ends", async () => {
  const outcome = await shell("bash", wrap, github({ WAKE_RUN: "echo deployed to $WAKE_ENVIRONMENT\nfalse | cat" }));
  expect(outcome).toMatchObject({ code: 1, out: "deployed to production\n" });
  expect(await deployments()).toMatchObject([{ status: "failed" }]);
});

test("GitHub: the folder works where it was copied to", async () => {
  await cp("public/wake.mjs", path.join(folder, "wake.mjs"));
  expect((await shell("bash", tell, github({ WAKE_STEP: "start", GITHUB_ACTION_PATH: folder }))).code).toBe(0);
  expect(await deployments()).toHaveLength(1);
});

test("GitHub: without Wake the job goes on, unless it is strict", async () => {
  await wake.close();
  expect((await shell("bash", tell, github({ WAKE_STEP: "start" }))).code).toBe(0);
  expect((await shell("bash", tell, github({ WAKE_STEP: "finish", WAKE_STATUS: "success" }))).code).toBe(0);
  expect((await shell("bash", wrap, github({ WAKE_RUN: "exit 0" }))).code).toBe(0);
  expect((await shell("bash", tell, github({ WAKE_STEP: "finish", WAKE_STATUS: "success", WAKE_STRICT: "true" }))).code).toBe(1);
  wake = await startCliWake();
});

const gitlab = (given: Record<string, string> = {}) => ({
  GITLAB_CI: "true",
  CI_SERVER_HOST: "gitlab.example.com",
  CI_PIPELINE_ID: "900",
  CI_JOB_ID: "4711",
  CI_JOB_URL: "https://gitlab.example.com/acme/shop/-/jobs/4711",
  CI_PROJECT_NAME: "shop",
  CI_PROJECT_URL: "https://gitlab.example.com/acme/shop",
  CI_ENVIRONMENT_NAME: "production",
  CI_COMMIT_SHA: SHA,
  CI_COMMIT_REF_NAME: 'release/"1\\2"',
  GITLAB_USER_LOGIN: "kim",
  ...given,
});
const before = `${define}\nwake_tell started startedAt\necho goes on`;
const after = `${define}\n${end}`;

test.each(["sh", "bash"])("GitLab in %s: the job's two scripts tell of one deployment, whatever its branch is called", async (program) => {
  expect(await shell(program, before, gitlab())).toMatchObject({ code: 0, out: expect.stringMatching(/answered 201\ngoes on\n$/) });
  expect((await shell(program, after, gitlab({ CI_JOB_STATUS: "canceled" }))).code).toBe(0);
  expect(await deployments()).toMatchObject([
    {
      service: "shop",
      commit: SHA,
      ref: 'release/"1\\2"',
      status: "cancelled",
      externalId: "gitlab-ci:gitlab.example.com:900",
      actor: "kim",
    },
  ]);
});

test("GitLab: without Wake the job goes on", async () => {
  await wake.close();
  expect(await shell("sh", before, gitlab())).toMatchObject({ code: 0, out: expect.stringMatching(/could not be told.*goes on\n$/s) });
  wake = await startCliWake();
});

test("Jenkins: the step that is shown, with Jenkins's variables", async () => {
  const [stage = ""] = fencedBlocks("docs/ci/README.md", "groovy");
  const step = /sh '([^']+)'/.exec(stage)?.[1] ?? "";
  const [, environment = ""] = /WAKE_ENVIRONMENT = '([^']+)'/.exec(stage) ?? [];
  await cp("public/wake.mjs", path.join(folder, "wake.mjs"));
  await writeFile(path.join(folder, "deploy.sh"), "#!/bin/sh\necho deployed\n", { mode: 0o755 });
  const jenkins = {
    JENKINS_URL: "https://ci.example.com/",
    JOB_NAME: "shop/main",
    BUILD_NUMBER: "12",
    BUILD_URL: "https://ci.example.com/job/shop/12/",
    GIT_URL: "git@git.example.com:acme/shop.git",
    GIT_COMMIT: SHA,
    WAKE_ENVIRONMENT: environment,
  };
  expect(await shell("sh", step, jenkins)).toMatchObject({ code: 0, out: "deployed\n" });
  expect(await deployments()).toMatchObject([
    { service: "shop", environment: "production", commit: SHA, status: "succeeded", externalId: "jenkins:shop/main:12" },
  ]);
});

test("the line for anything else", async () => {
  const [line = ""] = fencedBlocks("docs/ci/README.md", "sh");
  expect((await shell("sh", line, { GIT_COMMIT: SHA, BUILD_TAG: "nightly-3" })).code).toBe(0);
  expect(await deployments()).toMatchObject([{ service: "shop", commit: SHA, externalId: "nightly-3", status: "succeeded" }]);
});

test("inputs reach the shell as variables only: what somebody calls a branch or a version cannot run", async () => {
  const action = await readFile("docs/ci/github-action/action.yml", "utf8");
  for (const block of [tell, wrap]) expect(block).not.toContain("${{");
  expect(action).toMatch(/continue-on-error: \$\{\{ inputs\.strict != 'true' \}\}/);
});
