import { randomUUID } from "node:crypto";
import type { Environment } from "../../start/environment";
import { addressOf } from "../wire";
import { deliver } from "./courier";
import { ownFolder } from "./folders";
import { hostOf } from "./host-of";
import { type DeployOptions, readDeployOptions } from "./options";
import { type Beginning, Remembered } from "./remembered";
import { runCommand } from "./run-command";
import { Spool } from "./spool";
import { endOf } from "./status-word";
import { DEPLOY_USAGE } from "./usage";

const say = (sentence: string): void => void process.stderr.write(`wake: ${sentence}\n`);

/**
 * `wake deploy start|finish|wrap`. Returns the exit code: 0 also when Wake could not be told, unless `--strict`; 2 for a command line
 * that cannot be meant; the command's own after `wrap`, and 1 there only when it ended well and `--strict` asks for more.
 */
export async function deployMain(args: readonly string[], environment: Environment): Promise<number> {
  if (args.includes("--help") || args[0] === "help") {
    process.stdout.write(`${DEPLOY_USAGE}\n`);
    return 0;
  }
  const options = readDeployOptions(args, environment);
  if (typeof options === "string") {
    process.stderr.write(`wake: ${options}\n\n${DEPLOY_USAGE}\n`);
    return 2;
  }
  const deployment = new DeploymentSteps(options, environment);
  if (options.step === "wrap") return wrap(options, deployment);
  const isTold = options.step === "start" ? await deployment.start(process.stdout) : await deployment.finish(options.status);
  return isTold || !options.strict ? 0 : 1;
}

async function wrap(options: DeployOptions, deployment: DeploymentSteps): Promise<number> {
  const isStarted = await deployment.start(null);
  const { exitCode, status } = await runCommand(options.command);
  const isTold = (await deployment.finish(status)) && isStarted;
  return exitCode === 0 && options.strict && !isTold ? 1 : exitCode;
}

/** What is told of one deployment. Each step answers whether Wake has it, and never throws. */
class DeploymentSteps {
  readonly #options: DeployOptions;
  readonly #remembered: Remembered | null;
  readonly #spool: Spool | null;
  #beginning: Beginning | null = null;

  constructor(options: DeployOptions, environment: Environment) {
    const folder = ownFolder(environment);
    const { service, environment: place, run, url, id } = options;
    this.#options = options;
    this.#remembered = folder === null ? null : new Remembered(folder, [hostOf(url), service, place, run, id]);
    this.#spool = folder === null ? null : new Spool(folder);
  }

  /** Writes the id to `out`. */
  async start(out: NodeJS.WritableStream | null): Promise<boolean> {
    const { id, run, facts } = this.#options;
    const beginning = { id: id ?? (run || randomUUID()), startedAt: new Date().toISOString(), facts };
    this.#beginning = beginning;
    if (out !== null) await this.#remembered?.write(beginning);
    out?.write(`${beginning.id}\n`);
    return this.#tell({ ...facts, id: beginning.id, status: "started", startedAt: beginning.startedAt });
  }

  async finish(said: string | null): Promise<boolean> {
    const status = said === null ? null : endOf(said);
    if (status === null)
      return missing(
        said === null ? "how it ended: wake deploy finish succeeded" : `what “${said}” means; say succeeded, failed or cancelled`,
      );
    const begun = this.#beginning ?? (await this.#remembered?.read()) ?? null;
    const id = this.#options.id ?? begun?.id ?? (this.#options.run || null);
    const isTold = await this.#tell({
      ...begun?.facts,
      ...this.#options.facts,
      ...(id === null ? {} : { id }),
      status,
      ...(begun !== null && begun.id === id ? { startedAt: begun.startedAt } : {}),
      finishedAt: new Date().toISOString(),
    });
    await this.#remembered?.forget();
    return isTold;
  }

  async #tell(event: Readonly<Record<string, unknown>>): Promise<boolean> {
    const { service, environment, url, token } = this.#options;
    if (service === null) return missing("the service: --service or WAKE_SERVICE");
    if (environment === null) return missing("the environment: --environment or WAKE_ENVIRONMENT");
    if (event["version"] === undefined && event["commit"] === undefined) return missing("what is deployed: --version or --commit");
    const address = addressOf(url);
    if (address === null) return missing("where Wake is: --url or WAKE_URL, such as https://wake.example.com");
    if (token === null) return missing("a token with the scope ingest:events: --token or WAKE_TOKEN");
    const letter = { url: address, key: `wake-cli-${randomUUID()}`, body: JSON.stringify({ service, environment, ...event }) };
    return deliver(letter, { token, spool: this.#spool, say });
  }
}

function missing(what: string): false {
  say(`Nothing was told to Wake. It has to know ${what}.`);
  return false;
}
