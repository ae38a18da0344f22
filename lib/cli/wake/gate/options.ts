import { parseArgs } from "node:util";
import { HORIZONS, type Horizon } from "@/lib/domain/horizon";
import type { Environment } from "../../start/environment";
import { ciFacts } from "../deploy/ci";
import { addressOf } from "../wire";

export const AIMS = ["healthy", "allow"] as const;
export type Aim = (typeof AIMS)[number];

export type GateOptions = {
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly until: Aim;
  /** Null for the overall word. */
  readonly horizon: Horizon | null;
  readonly timeoutMs: number;
  readonly intervalMs: number;
  readonly failOn: "suspect" | "warn" | null;
  readonly url: string;
  readonly token: string;
  readonly strict: boolean;
};

const flags = {
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
  strict: { type: "boolean", default: false },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof flags }>>["values"];

/** What the command line says, else the variables `WAKE_…`, else those of the pipeline; a sentence when that is not enough to ask. */
export function readGateOptions(args: readonly string[], environment: Environment): GateOptions | string {
  const given = valuesOf(args);
  if (typeof given === "string") return given;
  const [place, chosen] = [placeOf(given, environment), choicesOf(given)];
  if (typeof place === "string") return place;
  return typeof chosen === "string" ? chosen : { ...place, ...chosen };
}

function valuesOf(args: readonly string[]): Given | string {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    return error instanceof Error ? `${(error.message.split(". ")[0] ?? "").replace(/\.$/, "")}.` : String(error);
  }
}

type Place = Pick<GateOptions, "service" | "environment" | "version" | "url" | "token">;

function placeOf(given: Given, environment: Environment): Place | string {
  const ci = ciFacts(environment);
  const said = (option: string | undefined, variable: string, otherwise?: string): string =>
    text(option) || text(environment[variable]) || (otherwise ?? "");
  const service = said(given.service, "WAKE_SERVICE", ci.service);
  const place = said(given.environment, "WAKE_ENVIRONMENT", ci.environment);
  // What is deployed without a version goes by its commit.
  const version = said(given.version, "WAKE_VERSION", text(environment["WAKE_COMMIT"]) || (ci.version ?? ci.commit));
  const url = addressOf(said(given.url, "WAKE_URL"));
  const token = said(given.token, "WAKE_TOKEN");
  if (service === "") return "Say which service: --service or WAKE_SERVICE.";
  if (place === "") return "Say which environment: --environment or WAKE_ENVIRONMENT.";
  if (version === "") return "Say which version: --version or WAKE_VERSION.";
  if (url === null) return "Say where Wake is: --url or WAKE_URL, such as https://wake.example.com.";
  if (token === "") return "Give a token with the scope read: --token or WAKE_TOKEN.";
  return { service, environment: place, version, url, token };
}

type Choices = Omit<GateOptions, keyof Place>;

function choicesOf(given: Given): Choices | string {
  const until = AIMS.find((aim) => aim === given.until);
  const horizon = given.horizon === undefined ? null : HORIZONS.find((one) => one === given.horizon);
  const [timeoutMs, intervalMs] = [durationMs(given.timeout), durationMs(given.interval)];
  const wanted = given["fail-on"];
  const failOn = wanted === undefined ? null : wanted === (until === "allow" ? "warn" : "suspect") ? wanted : undefined;
  if (until === undefined) return `--until is one of ${AIMS.join(", ")}.`;
  if (horizon === undefined) return `--horizon is one of ${HORIZONS.join(", ")}.`;
  if (horizon !== null && until === "allow") return "--horizon goes with --until healthy.";
  if (failOn === undefined) return `--fail-on is ${until === "allow" ? "warn" : "suspect"} with --until ${until}.`;
  if (timeoutMs === null || intervalMs === null) return "--timeout and --interval are times such as 45s, 30m or 2h.";
  return { until, horizon, timeoutMs, intervalMs: Math.max(MOST_OFTEN_MS, intervalMs), failOn, strict: given.strict };
}

/** Wake is asked no more often than this. */
const MOST_OFTEN_MS = 200;
const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** `30m` in milliseconds; a bare number counts seconds. Null for anything else. */
export function durationMs(said: string): number | null {
  const [, number = "", unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(said.trim()) ?? [];
  const factor = UNITS_MS[unit];
  return number === "" || factor === undefined ? null : Number(number) * factor;
}

const text = (value: string | undefined): string => value?.trim() ?? "";
