#!/usr/bin/env node
// The pipeline's part of Wake's command line in one file that needs Node 20 or newer and nothing else.
// Made from lib/cli/wake/deploy; change it there and run: node lib/cli/run.mjs wake/bundle

// lib/cli/wake/deploy/main.ts
import { randomUUID as randomUUID2 } from "node:crypto";

// lib/cli/wake/deploy/host-of.ts
var hostOf = (url) => url !== null && URL.canParse(url) ? new URL(url).hostname : url;

// lib/cli/wake/deploy/post.ts
var FINAL = /* @__PURE__ */ new Set([400, 409, 413, 415, 422]);
async function post({ url, key, body }, token, timeoutMs) {
  try {
    const response = await fetch(`${url}/api/v1/events/deployments`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": key },
      body,
      // Followed, it would hand the token to whoever is there, and a sign-in page would look like success.
      redirect: "manual",
      signal: AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs)))
    });
    return outcomeOf(response.status, objectIn(await response.text()));
  } catch (error) {
    return { kind: "undelivered", sentence: `Wake does not answer at ${url} (${reasonOf(error)}).`, retry: true };
  }
}
function outcomeOf(status, answer) {
  if (status < 300 && answer !== null && "status" in answer) return { kind: "stored" };
  const told = [answer?.["detail"], ...issuesIn(answer?.["errors"]), answer?.["fix"]].filter((part) => typeof part === "string");
  const sentence = `Wake answered ${status}: ${told.length > 0 ? told.join(" ") : "not what Wake answers; is the address Wake's?"}`;
  if (FINAL.has(status) && told.length > 0) return { kind: "refused", sentence };
  return { kind: "undelivered", sentence, retry: status >= 500 || status === 429 };
}
var issuesIn = (errors) => Array.isArray(errors) ? errors.flatMap((one) => {
  const allowed = Array.isArray(one.allowed) ? ` (${one.allowed.join(", ")})` : "";
  return typeof one.field === "string" ? [`[${one.field} ${String(one.message)}${allowed}]`] : [];
}) : [];
function objectIn(text2) {
  try {
    const value = JSON.parse(text2);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
function reasonOf(error) {
  if (!(error instanceof Error)) return "unknown";
  if (error.name === "TimeoutError") return "no answer in time";
  const cause = error.cause;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.message;
}

// lib/cli/wake/deploy/courier.ts
var TOTAL_MS = 5e3;
var TRY_MS = 2500;
var TRIES = 2;
var PAUSE_MS = 250;
async function deliver(letter, to) {
  const endsAt = performance.now() + TOTAL_MS;
  const left = () => endsAt - performance.now();
  const isReached = await deliverWaiting(letter.url, to, () => left() - TRY_MS);
  const outcome = await tryTo(letter, to.token, isReached ? TRIES : 1, left);
  if (outcome.kind === "stored") return true;
  to.say(outcome.sentence);
  if (outcome.kind === "refused") return false;
  const isKept = await to.spool?.keep(letter) === true;
  to.say(isKept ? "It is kept, and the next wake command here sends it first." : "It could not be kept either, and is lost.");
  return false;
}
async function tryTo(letter, token, tries, left) {
  for (let attempt = 1; ; attempt++) {
    const outcome = await post(letter, token, Math.min(TRY_MS, left()));
    const isLast = attempt >= tries || left() < 2 * PAUSE_MS;
    if (outcome.kind !== "undelivered" || !outcome.retry || isLast) return outcome;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
async function deliverWaiting(url, { spool, token, say: say2 }, left) {
  for (const name of await spool?.names() ?? []) {
    if (left() <= 0) return true;
    const waiting = await spool?.take(name) ?? null;
    if (waiting === null) continue;
    const { letter } = waiting;
    const outcome = hostOf(letter.url) === hostOf(url) ? await post({ ...letter, url }, token, left()) : null;
    if (outcome === null || outcome.kind === "undelivered") await waiting.back();
    else await waiting.done();
    if (outcome?.kind === "refused") say2(`An earlier event was dropped. ${outcome.sentence}`);
    if (outcome?.kind === "undelivered") return false;
  }
  return true;
}

// lib/cli/wake/deploy/folders.ts
import { lstatSync, mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
function ownFolder(environment) {
  const cache = environment["XDG_CACHE_HOME"] || path.join(environment["HOME"] || homedir(), ".cache");
  const candidates = [
    ...environment["WAKE_SPOOL"] ? [path.resolve(environment["WAKE_SPOOL"])] : [],
    path.join(cache, "wake"),
    path.join(tmpdir(), `wake-${process.getuid?.() ?? "user"}`)
  ];
  return candidates.find(canBeMine) ?? null;
}
function canBeMine(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 448 });
    const found = lstatSync(folder);
    return found.isDirectory() && (process.getuid === void 0 || found.uid === process.getuid() || process.getuid() === 0);
  } catch {
    return false;
  }
}

// lib/cli/wake/deploy/options.ts
import { parseArgs } from "node:util";

// lib/cli/wake/deploy/ci.ts
function ciFacts(environment) {
  const read = (...names) => names.map((name) => environment[name]?.trim()).find((value) => value !== void 0 && value !== "");
  const provider = PROVIDERS.find(([marker]) => read(marker) !== void 0);
  return provider === void 0 ? {} : provider[1](read);
}
var PROVIDERS = [
  ["GITHUB_ACTIONS", github],
  ["GITLAB_CI", gitlab],
  ["BUILDKITE", buildkite],
  ["CIRCLECI", circle],
  ["TF_BUILD", azure],
  ["JENKINS_URL", jenkins],
  ["BUILD_TAG", jenkins]
];
function github(read) {
  const server = read("GITHUB_SERVER_URL") ?? "https://github.com";
  const name = read("GITHUB_REPOSITORY");
  const id = read("GITHUB_RUN_ID");
  const repository = name && `${server}/${name}`;
  return {
    service: lastPart(name),
    version: read("GITHUB_REF_TYPE") === "tag" ? read("GITHUB_REF_NAME") : void 0,
    commit: read("GITHUB_SHA"),
    ref: read("GITHUB_REF_NAME"),
    repository,
    actor: read("GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR"),
    pipelineUrl: repository && id && `${repository}/actions/runs/${id}`,
    run: id && `github-actions:${id}:${read("GITHUB_RUN_ATTEMPT") ?? "1"}`
  };
}
function gitlab(read) {
  const id = read("CI_PIPELINE_ID");
  return {
    service: read("CI_PROJECT_NAME"),
    environment: read("CI_ENVIRONMENT_NAME"),
    version: read("CI_COMMIT_TAG"),
    commit: read("CI_COMMIT_SHA"),
    ref: read("CI_COMMIT_REF_NAME"),
    repository: read("CI_PROJECT_URL"),
    actor: read("GITLAB_USER_LOGIN"),
    pipelineUrl: read("CI_JOB_URL", "CI_PIPELINE_URL"),
    run: id && `gitlab-ci:${read("CI_SERVER_HOST") ?? "gitlab"}:${id}`,
    status: read("CI_JOB_STATUS")
  };
}
function buildkite(read) {
  const id = read("BUILDKITE_BUILD_ID");
  return {
    service: repositoryName(read("BUILDKITE_REPO")),
    version: read("BUILDKITE_TAG"),
    commit: shaOf(read("BUILDKITE_COMMIT")),
    ref: read("BUILDKITE_BRANCH"),
    repository: read("BUILDKITE_REPO"),
    actor: read("BUILDKITE_BUILD_CREATOR"),
    pipelineUrl: read("BUILDKITE_BUILD_URL"),
    run: id && `buildkite:${id}`
  };
}
function circle(read) {
  const id = read("CIRCLE_WORKFLOW_ID", "CIRCLE_BUILD_NUM");
  return {
    service: read("CIRCLE_PROJECT_REPONAME"),
    version: read("CIRCLE_TAG"),
    commit: read("CIRCLE_SHA1"),
    ref: read("CIRCLE_BRANCH"),
    repository: read("CIRCLE_REPOSITORY_URL"),
    actor: read("CIRCLE_USERNAME"),
    pipelineUrl: read("CIRCLE_BUILD_URL"),
    run: id && `circleci:${id}`
  };
}
function azure(read) {
  const id = read("BUILD_BUILDID");
  const collection = read("SYSTEM_COLLECTIONURI", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI");
  const project = read("SYSTEM_TEAMPROJECT");
  return {
    service: lastPart(read("BUILD_REPOSITORY_NAME")),
    environment: read("ENVIRONMENT_NAME"),
    commit: read("BUILD_SOURCEVERSION"),
    ref: read("BUILD_SOURCEBRANCHNAME"),
    repository: read("BUILD_REPOSITORY_URI"),
    actor: read("BUILD_REQUESTEDFOR"),
    pipelineUrl: collection && project && id && `${collection}${encodeURIComponent(project)}/_build/results?buildId=${id}`,
    run: id && `azure:${collection ?? ""}${id}:${read("SYSTEM_STAGEATTEMPT") ?? "1"}`,
    status: read("AGENT_JOBSTATUS")
  };
}
function jenkins(read) {
  const [job, number] = [read("JOB_NAME"), read("BUILD_NUMBER")];
  return {
    service: repositoryName(read("GIT_URL")),
    version: read("TAG_NAME"),
    commit: read("GIT_COMMIT"),
    ref: read("BRANCH_NAME", "GIT_BRANCH"),
    repository: read("GIT_URL"),
    actor: read("BUILD_USER_ID", "CHANGE_AUTHOR"),
    pipelineUrl: read("BUILD_URL"),
    run: job && number && `jenkins:${job}:${number}`
  };
}
var lastPart = (path4) => path4?.split("/").filter(Boolean).at(-1);
var repositoryName = (address) => address?.replace(/(\.git)?\/*$/, "").split(/[/:]/).filter(Boolean).at(-1);
var shaOf = (commit) => commit !== void 0 && /^[0-9a-f]{7,64}$/i.test(commit) ? commit : void 0;

// lib/cli/wake/deploy/options.ts
var STEPS = ["start", "finish", "wrap"];
var flags = {
  service: { type: "string" },
  environment: { type: "string" },
  version: { type: "string" },
  commit: { type: "string" },
  id: { type: "string" },
  status: { type: "string" },
  "change-request": { type: "string" },
  change: { type: "string", multiple: true },
  emergency: { type: "boolean" },
  repository: { type: "string" },
  ref: { type: "string" },
  actor: { type: "string" },
  "pipeline-url": { type: "string" },
  url: { type: "string" },
  token: { type: "string" },
  strict: { type: "boolean" }
};
function readDeployOptions(args2, environment) {
  const [word = "", ...rest] = args2;
  const step = STEPS.find((one) => one === word);
  if (step === void 0) return word === "" ? "Say what to tell Wake." : `“${word}” is not one of ${STEPS.join(", ")}.`;
  const dashes = step === "wrap" ? rest.indexOf("--") : -1;
  const command2 = dashes < 0 ? [] : rest.slice(dashes + 1);
  if (step === "wrap" && command2.length === 0) return "There is nothing to run: wake deploy wrap [options] -- command arguments…";
  const given = valuesOf(dashes < 0 ? rest : rest.slice(0, dashes));
  return typeof given === "string" ? given : complete(step, command2, given, environment);
}
function valuesOf(args2) {
  try {
    const { values, positionals } = parseArgs({ args: [...args2], options: flags, allowPositionals: true });
    const [status, more] = positionals;
    if (more !== void 0) return `“${more}” has no meaning here.`;
    return status === void 0 ? values : { status, ...values };
  } catch (error) {
    return error instanceof Error ? `${(error.message.split(". ")[0] ?? "").replace(/\.$/, "")}.` : String(error);
  }
}
function complete(step, command2, given, environment) {
  const ci = ciFacts(environment);
  const said = (option, variable) => text(option) ?? text(environment[variable]);
  const version = said(given.version, "WAKE_VERSION");
  const commit = said(given.commit, "WAKE_COMMIT");
  const facts = {
    // A pipeline's tag says nothing of a version or commit that was named by hand.
    version: version ?? (commit === null ? ci.version : null),
    commit: commit ?? (version === null || isOwnCommit(given) ? ci.commit : null),
    changeRequest: said(given["change-request"], "WAKE_CHANGE_REQUEST"),
    changes: given.change?.filter((change) => text(change) !== null),
    emergency: given.emergency === true || /^(1|true|yes)$/i.test(environment["WAKE_EMERGENCY"] ?? "") ? true : null,
    repository: text(given.repository) ?? withoutSecrets(ci.repository),
    ref: text(given.ref) ?? ci.ref,
    actor: text(given.actor) ?? ci.actor,
    pipelineUrl: text(given["pipeline-url"]) ?? ci.pipelineUrl
  };
  return {
    step,
    facts: Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => value == null ? [] : [[name, value]])),
    service: said(given.service, "WAKE_SERVICE") ?? ci.service ?? null,
    environment: said(given.environment, "WAKE_ENVIRONMENT") ?? ci.environment ?? null,
    id: said(given.id, "WAKE_DEPLOYMENT_ID"),
    run: ci.run ?? "",
    status: text(given.status) ?? ci.status ?? null,
    url: said(given.url, "WAKE_URL"),
    token: said(given.token, "WAKE_TOKEN"),
    strict: given.strict === true,
    command: command2
  };
}
var isOwnCommit = (given) => given.repository === void 0;
var text = (value) => value === void 0 || value.trim() === "" ? null : value.trim();
var withoutSecrets = (address) => address?.replace(/^(\w+:\/\/)[^/@]*@/, "$1");

// lib/cli/wake/deploy/remembered.ts
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path2 from "node:path";
var Remembered = class {
  #file;
  constructor(folder, place) {
    const name = createHash("sha256").update(JSON.stringify(place)).digest("hex").slice(0, 24);
    this.#file = path2.join(folder, "deployments", `${name}.json`);
  }
  /** False when it cannot be written; the end is then told without its beginning. */
  async write(beginning) {
    const partial = `${this.#file}.${process.pid}`;
    try {
      await mkdir(path2.dirname(this.#file), { recursive: true, mode: 448 });
      await writeFile(partial, JSON.stringify(beginning), { mode: 384 });
      await rename(partial, this.#file);
      return true;
    } catch {
      return false;
    }
  }
  /** What was written last; null when there is nothing that can be read. */
  async read() {
    try {
      const { id, startedAt, facts } = JSON.parse(await readFile(this.#file, "utf8"));
      if (typeof id !== "string" || typeof startedAt !== "string") return null;
      return { id, startedAt, facts: typeof facts === "object" && facts !== null ? { ...facts } : {} };
    } catch {
      return null;
    }
  }
  forget = () => rm(this.#file, { force: true });
};

// lib/cli/wake/deploy/run-command.ts
import { spawn } from "node:child_process";
import { constants } from "node:os";
var FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];
function runCommand([program = "", ...args2]) {
  return new Promise((resolve) => {
    const child = spawn(program, args2, { stdio: "inherit", shell: process.platform === "win32" });
    let isInterrupted = false;
    const forward = (signal) => {
      isInterrupted = true;
      if (signal !== "SIGINT" || process.stdin.isTTY !== true) child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    child.once("error", (error) => {
      process.stderr.write(`wake: ${program} cannot be run (${error.code ?? error.message}).
`);
      resolve({ exitCode: error.code === "ENOENT" ? 127 : 126, status: "failed" });
    });
    child.once("exit", (code, killer) => {
      const exitCode = code ?? 128 + (killer === null ? 1 : constants.signals[killer]);
      resolve({ exitCode, status: exitCode === 0 ? "succeeded" : isInterrupted || killer !== null ? "cancelled" : "failed" });
    });
  });
}

// lib/cli/wake/deploy/spool.ts
import { randomUUID } from "node:crypto";
import { mkdir as mkdir2, readdir, readFile as readFile2, rename as rename2, rm as rm2, writeFile as writeFile2 } from "node:fs/promises";
import path3 from "node:path";
var MOST = 500;
var OLDEST_MS = 14 * 864e5;
var ABANDONED_MS = 6e4;
var WAITS = /^(\d{13})-[\w-]+\.json$/;
var TAKEN = /^(\d{13}-[\w-]+\.json)\.(\d{13})$/;
var Spool = class {
  #folder;
  #clock;
  constructor(folder, clock = Date.now) {
    this.#folder = path3.join(folder, "spool");
    this.#clock = clock;
  }
  /** Keeps a letter for the next command; false when it cannot be written. */
  async keep(letter) {
    const name = `${this.#clock()}-${randomUUID()}.json`;
    const partial = path3.join(this.#folder, `${name}.partial`);
    try {
      await mkdir2(this.#folder, { recursive: true, mode: 448 });
      await writeFile2(partial, JSON.stringify(letter), { mode: 384, flush: true });
      await rename2(partial, path3.join(this.#folder, name));
      return true;
    } catch {
      await rm2(partial, { force: true }).catch(() => void 0);
      return false;
    }
  }
  /** Names of what waits, the oldest first. What is too old, or too many, goes. */
  async names() {
    const found = await readdir(this.#folder).catch(() => []);
    await this.#takeBackAbandoned(found);
    const waiting = (await readdir(this.#folder).catch(() => [])).filter((name) => WAITS.test(name)).sort();
    const stale = waiting.filter(
      (name, index) => waiting.length - index > MOST || this.#clock() - Number(WAITS.exec(name)?.[1]) > OLDEST_MS
    );
    for (const name of stale) await rm2(path3.join(this.#folder, name), { force: true });
    return waiting.filter((name) => !stale.includes(name));
  }
  /** Takes one letter; null when another command was first. A file that cannot be read as one is removed. */
  async take(name) {
    const file = path3.join(this.#folder, name);
    const taken = `${file}.${this.#clock()}`;
    const renamed = await rename2(file, taken).then(
      () => true,
      () => false
    );
    if (!renamed) return null;
    const letter = letterIn(await readFile2(taken, "utf8").catch(() => ""));
    const done = () => rm2(taken, { force: true });
    if (letter === null) await done();
    return letter === null ? null : { letter, done, back: () => rename2(taken, file).catch(() => void 0) };
  }
  async #takeBackAbandoned(found) {
    for (const name of found) {
      const [, original, since] = TAKEN.exec(name) ?? [];
      if (original === void 0 || this.#clock() - Number(since) < ABANDONED_MS) continue;
      await rename2(path3.join(this.#folder, name), path3.join(this.#folder, original)).catch(() => void 0);
    }
  }
};
function letterIn(text2) {
  try {
    const value = JSON.parse(text2);
    if (typeof value !== "object" || value === null) return null;
    const { url, key, body } = value;
    return typeof url === "string" && typeof key === "string" && typeof body === "string" ? { url, key, body } : null;
  } catch {
    return null;
  }
}

// lib/domain/deployment.ts
var DEPLOYMENT_STATUSES = ["queued", "waiting_approval", "started", "succeeded", "failed", "cancelled", "rolled_back"];
var DEPLOYMENT_RANK = {
  queued: 10,
  waiting_approval: 20,
  started: 30,
  succeeded: 50,
  failed: 50,
  cancelled: 50,
  rolled_back: 60
};
var isTerminal = (status) => DEPLOYMENT_RANK[status] >= 50;

// lib/cli/wake/deploy/status-word.ts
var WORDS = {
  success: "succeeded",
  successful: "succeeded",
  passed: "succeeded",
  failure: "failed",
  error: "failed",
  canceled: "cancelled",
  aborted: "cancelled"
};
function endOf(word) {
  const said = word.trim().toLowerCase();
  const known = DEPLOYMENT_STATUSES.find((status) => status === said) ?? (Object.hasOwn(WORDS, said) ? WORDS[said] : void 0);
  return known !== void 0 && isTerminal(known) ? known : null;
}

// lib/cli/wake/deploy/usage.ts
var DEPLOY_USAGE = `wake deploy start  [options]                 tells Wake that a deployment begins; prints its id
wake deploy finish <status> [options]        how it ended: succeeded, failed, cancelled, rolled_back
wake deploy wrap   [options] -- command …    both, around a command, whose exit code it ends with

  --service --environment                    where to; the service of the running job's repository unless given
  --version --commit                         what; the tag or commit of the running job unless given
  --id                                       your id of the deployment; that of the job's run unless given
  --change-request --emergency --change      what it rests on; --change once for each change that it carries
  --repository --ref --actor --pipeline-url
  --url --token                              where Wake is and a token with the scope ingest:events (WAKE_URL, WAKE_TOKEN)
  --strict                                   fail when Wake could not be told; otherwise that never breaks a pipeline

Every option that matters has a variable too: WAKE_SERVICE, WAKE_ENVIRONMENT, WAKE_VERSION, WAKE_COMMIT, WAKE_DEPLOYMENT_ID,
WAKE_CHANGE_REQUEST, WAKE_EMERGENCY. What could not be delivered waits in WAKE_SPOOL (~/.cache/wake) for the next command.`;

// lib/cli/wake/deploy/main.ts
var say = (sentence) => void process.stderr.write(`wake: ${sentence}
`);
async function deployMain(args2, environment) {
  if (args2.includes("--help") || args2[0] === "help") {
    process.stdout.write(`${DEPLOY_USAGE}
`);
    return 0;
  }
  const options = readDeployOptions(args2, environment);
  if (typeof options === "string") {
    process.stderr.write(`wake: ${options}

${DEPLOY_USAGE}
`);
    return 2;
  }
  const deployment = new DeploymentSteps(options, environment);
  if (options.step === "wrap") return wrap(options, deployment);
  const isTold = options.step === "start" ? await deployment.start(process.stdout) : await deployment.finish(options.status);
  return isTold || !options.strict ? 0 : 1;
}
async function wrap(options, deployment) {
  const isStarted = await deployment.start(null);
  const { exitCode, status } = await runCommand(options.command);
  const isTold = await deployment.finish(status) && isStarted;
  return exitCode === 0 && options.strict && !isTold ? 1 : exitCode;
}
var DeploymentSteps = class {
  #options;
  #remembered;
  #spool;
  #beginning = null;
  constructor(options, environment) {
    const folder = ownFolder(environment);
    const { service, environment: place, run, url, id } = options;
    this.#options = options;
    this.#remembered = folder === null ? null : new Remembered(folder, [hostOf(url), service, place, run, id]);
    this.#spool = folder === null ? null : new Spool(folder);
  }
  /** Writes the id to `out`. */
  async start(out) {
    const { id, run, facts } = this.#options;
    const beginning = { id: id ?? (run || randomUUID2()), startedAt: (/* @__PURE__ */ new Date()).toISOString(), facts };
    this.#beginning = beginning;
    if (out !== null) await this.#remembered?.write(beginning);
    out?.write(`${beginning.id}
`);
    return this.#tell({ ...facts, id: beginning.id, status: "started", startedAt: beginning.startedAt });
  }
  async finish(said) {
    const status = said === null ? null : endOf(said);
    if (status === null)
      return missing(
        said === null ? "how it ended: wake deploy finish succeeded" : `what “${said}” means; say succeeded, failed or cancelled`
      );
    const begun = this.#beginning ?? await this.#remembered?.read() ?? null;
    const id = this.#options.id ?? begun?.id ?? (this.#options.run || null);
    const isTold = await this.#tell({
      ...begun?.facts,
      ...this.#options.facts,
      ...id === null ? {} : { id },
      status,
      ...begun !== null && begun.id === id ? { startedAt: begun.startedAt } : {},
      finishedAt: (/* @__PURE__ */ new Date()).toISOString()
    });
    await this.#remembered?.forget();
    return isTold;
  }
  async #tell(event) {
    const { service, environment, url, token } = this.#options;
    if (service === null) return missing("the service: --service or WAKE_SERVICE");
    if (environment === null) return missing("the environment: --environment or WAKE_ENVIRONMENT");
    if (event["version"] === void 0 && event["commit"] === void 0) return missing("what is deployed: --version or --commit");
    const address = addressOf(url);
    if (address === null) return missing("where Wake is: --url or WAKE_URL, such as https://wake.example.com");
    if (token === null) return missing("a token with the scope ingest:events: --token or WAKE_TOKEN");
    const letter = { url: address, key: `wake-cli-${randomUUID2()}`, body: JSON.stringify({ service, environment, ...event }) };
    return deliver(letter, { token, spool: this.#spool, say });
  }
};
function missing(what) {
  say(`Nothing was told to Wake. It has to know ${what}.`);
  return false;
}
function addressOf(text2) {
  const url = text2 !== null && URL.canParse(text2) ? new URL(text2) : null;
  return url?.protocol === "http:" || url?.protocol === "https:" ? `${url.origin}${url.pathname}`.replace(/\/+$/, "") : null;
}

// lib/cli/wake/deploy/entry.ts
var [command, ...args] = process.argv.slice(2);
if (command === "deploy") process.exit(await deployMain(args, process.env));
process.stdout.write(`${DEPLOY_USAGE}
`);
process.exit(command === void 0 || /^(--)?help$/.test(command) ? 0 : 2);
