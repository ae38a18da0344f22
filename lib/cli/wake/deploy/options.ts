import { parseArgs } from "node:util";
import type { Environment } from "../../start/environment";
import { ciFacts } from "./ci";

export const STEPS = ["start", "finish", "wrap"] as const;
export type Step = (typeof STEPS)[number];

export type DeployOptions = {
  readonly step: Step;
  /** What is known of the deployment, as `POST /api/v1/events/deployments` calls it. */
  readonly facts: Readonly<Record<string, string | boolean | readonly string[]>>;
  /** Null when nothing says which. */
  readonly service: string | null;
  readonly environment: string | null;
  readonly id: string | null;
  /** Names this run of the pipeline, whatever else is given; empty outside of one. */
  readonly run: string;
  /** How it ended, as it was said. */
  readonly status: string | null;
  readonly url: string | null;
  readonly token: string | null;
  readonly strict: boolean;
  /** What `wrap` runs. */
  readonly command: readonly string[];
};

const flags = {
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
  strict: { type: "boolean" },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof flags }>>["values"];

/**
 * What the command line says, else the variables `WAKE_…`, else those of the pipeline. Answers a sentence when the command line itself
 * is wrong: an unknown step or option, or nothing to run.
 */
export function readDeployOptions(args: readonly string[], environment: Environment): DeployOptions | string {
  const [word = "", ...rest] = args;
  const step = STEPS.find((one) => one === word);
  if (step === undefined) return word === "" ? "Say what to tell Wake." : `“${word}” is not one of ${STEPS.join(", ")}.`;
  const dashes = step === "wrap" ? rest.indexOf("--") : -1;
  const command = dashes < 0 ? [] : rest.slice(dashes + 1);
  if (step === "wrap" && command.length === 0) return "There is nothing to run: wake deploy wrap [options] -- command arguments…";
  const given = valuesOf(dashes < 0 ? rest : rest.slice(0, dashes));
  return typeof given === "string" ? given : complete(step, command, given, environment);
}

function valuesOf(args: readonly string[]): Given | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: flags, allowPositionals: true });
    const [status, more] = positionals;
    if (more !== undefined) return `“${more}” has no meaning here.`;
    return status === undefined ? values : { status, ...values };
  } catch (error) {
    return error instanceof Error ? `${(error.message.split(". ")[0] ?? "").replace(/\.$/, "")}.` : String(error);
  }
}

function complete(step: Step, command: readonly string[], given: Given, environment: Environment): DeployOptions {
  const ci = ciFacts(environment);
  const said = (option: string | undefined, variable: string): string | null => text(option) ?? text(environment[variable]);
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
    pipelineUrl: text(given["pipeline-url"]) ?? ci.pipelineUrl,
  };
  return {
    step,
    facts: Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value == null ? [] : [[name, value]]))),
    service: said(given.service, "WAKE_SERVICE") ?? ci.service ?? null,
    environment: said(given.environment, "WAKE_ENVIRONMENT") ?? ci.environment ?? null,
    id: said(given.id, "WAKE_DEPLOYMENT_ID"),
    run: ci.run ?? "",
    status: text(given.status) ?? ci.status ?? null,
    url: said(given.url, "WAKE_URL"),
    token: said(given.token, "WAKE_TOKEN"),
    strict: given.strict === true,
    command,
  };
}

/** A pipeline deploys what it checked out, unless it says that it deploys another repository's. */
const isOwnCommit = (given: Given): boolean => given.repository === undefined;

const text = (value: string | undefined): string | null => (value === undefined || value.trim() === "" ? null : value.trim());

/** Checkout addresses may hold a job's token. */
const withoutSecrets = (address: string | undefined): string | undefined => address?.replace(/^(\w+:\/\/)[^/@]*@/, "$1");
