#!/usr/bin/env node
// The pipeline's part of Wake's command line in one file that needs Node 20 or newer and nothing else.
// Made from lib/cli/wake/deploy and lib/cli/wake/gate; change it there and run: node lib/cli/run.mjs wake/bundle

// lib/cli/wake/deploy/main.ts
import { randomUUID as randomUUID2 } from "node:crypto";

// lib/cli/wake/wire.ts
function addressOf(text3) {
  const url = text3 !== null && URL.canParse(text3) ? new URL(text3) : null;
  return url?.protocol === "http:" || url?.protocol === "https:" ? `${url.origin}${url.pathname}`.replace(/\/+$/, "") : null;
}
function objectIn(text3) {
  try {
    const value = JSON.parse(text3);
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
async function deliverWaiting(url, { spool, token, say: say3 }, left) {
  for (const name of await spool?.names() ?? []) {
    if (left() <= 0) return true;
    const waiting = await spool?.take(name) ?? null;
    if (waiting === null) continue;
    const { letter } = waiting;
    const outcome = hostOf(letter.url) === hostOf(url) ? await post({ ...letter, url }, token, left()) : null;
    if (outcome === null || outcome.kind === "undelivered") await waiting.back();
    else await waiting.done();
    if (outcome?.kind === "refused") say3(`An earlier event was dropped. ${outcome.sentence}`);
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
function letterIn(text3) {
  try {
    const value = JSON.parse(text3);
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

// lib/cli/wake/gate/main.ts
import { constants as constants2 } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

// lib/cli/wake/gate/ask.ts
var PATIENCE_MS = 1e4;
var UNKNOWN_MS = 5e3;
var REFUSED = /* @__PURE__ */ new Set([400, 401, 403, 422]);
async function askWake(options, signal) {
  const { url, token, until, service, environment, version, horizon } = options;
  const query = new URLSearchParams({ service, environment, version, ...horizon === null ? {} : { horizon } });
  try {
    const response = await fetch(`${url}/api/v1/${until === "allow" ? "gate" : "verdict"}?${query}`, {
      headers: { authorization: `Bearer ${token}`, accept: "application/json" },
      // Followed, it would hand the token to whoever is there.
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
    });
    return saidIn(options, response.status, objectIn(await response.text()));
  } catch (error) {
    return { kind: "unreachable", sentence: `Wake does not answer at ${url} (${reasonOf(error)}).` };
  }
}
function saidIn(options, status, body) {
  if (status === 200 && body !== null && "decision" in body) return gateSaid(options, body);
  if (status === 200 && body !== null && "state" in body) return verdictSaid(options, body);
  const told = [body?.["detail"], body?.["fix"]].filter((part) => typeof part === "string").join(" ");
  if (status === 404 && told !== "")
    return { kind: "open", sentence: `Wake has not heard of ${nameOf(options)} yet.`, retryMs: UNKNOWN_MS };
  if (REFUSED.has(status) && told !== "") return { kind: "refused", sentence: `Wake answered ${status}: ${told}` };
  return {
    kind: "unreachable",
    sentence: `Wake answered ${status}: ${told === "" ? "not what Wake answers; is the address Wake's?" : told}`
  };
}
function verdictSaid(options, { ok, state, score, horizon, evidence, retryAfterSeconds }) {
  const because = textsIn(evidence)[0];
  const sentence = `${nameOf(options)}: ${String(state)} at ${String(horizon)}${because === void 0 ? "." : `. ${because}`}`;
  if (ok === true) return { kind: "yes", sentence };
  const isOpen = ok !== false || state === "suspect" && score !== 0 && options.failOn !== "suspect";
  return isOpen ? { kind: "open", sentence, retryMs: msOf(retryAfterSeconds) } : { kind: "no", sentence };
}
function gateSaid(options, { decision, reasons }) {
  const sentence = `${nameOf(options)}: ${String(decision)}. ${textsIn(reasons).join(" ")}`.trim();
  if (decision === "allow") return { kind: "yes", sentence };
  const isOpen = decision === "warn" && options.failOn !== "warn";
  return isOpen ? { kind: "open", sentence, retryMs: options.intervalMs } : { kind: "no", sentence };
}
var nameOf = ({ service, version, environment }) => `${service} ${version} in ${environment}`;
var textsIn = (value) => Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
var msOf = (seconds) => typeof seconds === "number" ? seconds * 1e3 : null;

// lib/cli/wake/gate/options.ts
import { parseArgs as parseArgs2 } from "node:util";

// lib/domain/horizon.ts
var HORIZONS = ["5m", "1h", "24h", "7d"];

// lib/cli/wake/gate/options.ts
var AIMS = ["healthy", "allow"];
var flags2 = {
  service: { type: "string" },
  environment: { type: "string" },
  version: { type: "string" },
  until: { type: "string", default: "healthy" },
  horizon: { type: "string" },
  timeout: { type: "string", default: "30m" },
  interval: { type: "string", default: "30s" },
  "fail-on": { type: "string" },
  url: { type: "string" },
  token: { type: "string" },
  strict: { type: "boolean", default: false }
};
function readGateOptions(args2, environment) {
  const given = valuesOf2(args2);
  if (typeof given === "string") return given;
  const [place, chosen] = [placeOf(given, environment), choicesOf(given)];
  if (typeof place === "string") return place;
  return typeof chosen === "string" ? chosen : { ...place, ...chosen };
}
function valuesOf2(args2) {
  try {
    return parseArgs2({ args: [...args2], options: flags2 }).values;
  } catch (error) {
    return error instanceof Error ? `${(error.message.split(". ")[0] ?? "").replace(/\.$/, "")}.` : String(error);
  }
}
function placeOf(given, environment) {
  const ci = ciFacts(environment);
  const said = (option, variable, otherwise) => text2(option) || text2(environment[variable]) || (otherwise ?? "");
  const service = said(given.service, "WAKE_SERVICE", ci.service);
  const place = said(given.environment, "WAKE_ENVIRONMENT", ci.environment);
  const version = said(given.version, "WAKE_VERSION", text2(environment["WAKE_COMMIT"]) || (ci.version ?? ci.commit));
  const url = addressOf(said(given.url, "WAKE_URL"));
  const token = said(given.token, "WAKE_TOKEN");
  if (service === "") return "Say which service: --service or WAKE_SERVICE.";
  if (place === "") return "Say which environment: --environment or WAKE_ENVIRONMENT.";
  if (version === "") return "Say which version: --version or WAKE_VERSION.";
  if (url === null) return "Say where Wake is: --url or WAKE_URL, such as https://wake.example.com.";
  if (token === "") return "Give a token with the scope read: --token or WAKE_TOKEN.";
  return { service, environment: place, version, url, token };
}
function choicesOf(given) {
  const until = AIMS.find((aim) => aim === given.until);
  const horizon = given.horizon === void 0 ? null : HORIZONS.find((one) => one === given.horizon);
  const [timeoutMs, intervalMs] = [durationMs(given.timeout), durationMs(given.interval)];
  const wanted = given["fail-on"];
  const failOn = wanted === void 0 ? null : wanted === (until === "allow" ? "warn" : "suspect") ? wanted : void 0;
  if (until === void 0) return `--until is one of ${AIMS.join(", ")}.`;
  if (horizon === void 0) return `--horizon is one of ${HORIZONS.join(", ")}.`;
  if (horizon !== null && until === "allow") return "--horizon goes with --until healthy.";
  if (failOn === void 0) return `--fail-on is ${until === "allow" ? "warn" : "suspect"} with --until ${until}.`;
  if (timeoutMs === null || intervalMs === null) return "--timeout and --interval are times such as 45s, 30m or 2h.";
  return { until, horizon, timeoutMs, intervalMs: Math.max(MOST_OFTEN_MS, intervalMs), failOn, strict: given.strict };
}
var MOST_OFTEN_MS = 200;
var UNITS_MS = { ms: 1, s: 1e3, m: 6e4, h: 36e5 };
function durationMs(said) {
  const [, number = "", unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(said.trim()) ?? [];
  const factor = UNITS_MS[unit];
  return number === "" || factor === void 0 ? null : Number(number) * factor;
}
var text2 = (value) => value?.trim() ?? "";

// lib/cli/wake/gate/usage.ts
var GATE_USAGE = `wake gate wait [options]                     waits until Wake can say how a version does, and ends with its word

  --service --environment --version          which; as in wake deploy, from the running job unless given
  --until healthy|allow                      the verdict (unless given), or the gate: incidents, budgets and environments before as well
  --horizon 5m|1h|24h|7d                     the verdict of one horizon, instead of the first that can be told
  --timeout 30m                              how long to wait: 45s, 30m, 2h
  --interval 30s                             most time between two questions
  --fail-on suspect|warn                     end with 1 already for a suspicion, or for a warning of the gate
  --url --token                              where Wake is and a token with the scope read (WAKE_URL, WAKE_TOKEN)
  --strict                                   fail when Wake cannot be reached; otherwise that never breaks a pipeline

Ends with 0 when it is so; 1 when the version did harm, or the gate denies it; 2 when the question is wrong, or the token; 3 when it could not
be told in time, or ever; 4 with --strict when Wake could not be reached, else 0. A signal ends it with 128 and its number.`;

// lib/cli/wake/gate/main.ts
var REACHED = 0;
var HARMFUL = 1;
var WRONG = 2;
var OPEN = 3;
var UNREACHABLE = 4;
var GIVE_UP_MS = 12e4;
var FIRST_PAUSE_MS = 500;
var LONGEST_PAUSE_MS = 3e4;
var say2 = (sentence) => void process.stderr.write(`wake: ${sentence}
`);
async function gateMain([word = "", ...args2], environment) {
  if (word === "help" || word === "--help" || args2.includes("--help")) {
    process.stdout.write(`${GATE_USAGE}
`);
    return REACHED;
  }
  const options = word === "wait" ? readGateOptions(args2, environment) : `“${word}” is not something that a gate can do; it can wait.`;
  if (typeof options === "string") {
    process.stderr.write(`wake: ${options}

${GATE_USAGE}
`);
    return WRONG;
  }
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => stop.abort(signal));
  return waitFor(options, stop.signal);
}
async function waitFor(options, stopped) {
  const startedAt = performance.now();
  const left = () => startedAt + options.timeoutMs - performance.now();
  let lost = null;
  let last = "";
  for (; ; ) {
    const said = await askWake(options, stopped);
    if (stopped.aborted) return interrupted(options, stopped);
    lost = lostAfter(lost, said);
    const code = codeOf(said);
    if (code !== null) return ended(said, code);
    const isGivenUp = lost !== null && performance.now() - lost.since > GIVE_UP_MS;
    if (left() <= 0 || isGivenUp) return outOfTime(options, said);
    if (said.sentence !== last) say2(said.sentence);
    last = said.sentence;
    const pause = lost === null ? pauseOf(options, said) : Math.min(FIRST_PAUSE_MS * 2 ** (lost.tries - 1), LONGEST_PAUSE_MS);
    await sleep(Math.max(0, Math.min(pause, left())), void 0, { signal: stopped }).catch(() => void 0);
    if (stopped.aborted) return interrupted(options, stopped);
  }
}
function lostAfter(before, said) {
  return said.kind === "unreachable" ? { since: before?.since ?? performance.now(), tries: (before?.tries ?? 0) + 1 } : null;
}
function codeOf(said) {
  if (said.kind === "yes") return REACHED;
  if (said.kind === "no") return HARMFUL;
  if (said.kind === "refused") return WRONG;
  return said.kind === "open" && said.retryMs === null ? OPEN : null;
}
function ended(said, code) {
  if (code === REACHED || code === HARMFUL) process.stdout.write(`${said.sentence}
`);
  else say2(code === OPEN ? `${said.sentence} Wake will not say more.` : said.sentence);
  return code;
}
var pauseOf = ({ intervalMs }, said) => said.kind === "open" && said.retryMs !== null ? Math.min(said.retryMs, intervalMs) : intervalMs;
function outOfTime(options, said) {
  if (said.kind !== "unreachable") {
    say2(`It could not be told in time. ${said.sentence}`);
    return OPEN;
  }
  say2(
    `${said.sentence} ${options.strict ? "Nothing is known of" : "This does not stop the pipeline, but nothing is known of"} ${nameOf(options)}.`
  );
  return options.strict ? UNREACHABLE : REACHED;
}
function interrupted(options, { reason }) {
  say2(`Stopped waiting for ${nameOf(options)}.`);
  const signal = ["SIGINT", "SIGTERM", "SIGHUP"].find((name) => name === reason) ?? "SIGINT";
  return 128 + constants2.signals[signal];
}

// lib/cli/wake/pipeline-entry.ts
var [command, ...args] = process.argv.slice(2);
if (command === "deploy") process.exit(await deployMain(args, process.env));
if (command === "gate") process.exit(await gateMain(args, process.env));
process.stdout.write(`${DEPLOY_USAGE}

${GATE_USAGE}
`);
process.exit(command === void 0 || /^(--)?help$/.test(command) ? 0 : 2);
