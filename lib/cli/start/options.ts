import path from "node:path";
import { parseArgs } from "node:util";
import { WakeError } from "@/lib/domain/error";
import type { Environment } from "./environment";

export type Options = {
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  readonly otlpPort: number | "off";
  /** Absolute. */
  readonly dataDir: string;
  /** Leave out the demo history. */
  readonly empty: boolean;
};

const flags = {
  host: { type: "string" },
  port: { type: "string" },
  "otlp-port": { type: "string" },
  "data-dir": { type: "string" },
  empty: { type: "boolean" },
} as const;

const usage = `Options after \`npm start --\`: ${Object.keys(flags)
  .map((flag) => `--${flag}`)
  .join(", ")}.`;

/** What the command line asks for, else the environment, else the defaults. Throws a WakeError for an unknown flag or a bad port. */
export function readOptions(args: readonly string[], environment: Environment): Options {
  const given = parse(args);
  return {
    host: given.host ?? "127.0.0.1",
    port: toPort("--port", given.port ?? (environment["PORT"] || "3000")),
    otlpPort: toOtlpPort(given["otlp-port"] ?? (environment["WAKE_OTLP_PORT"] || "4318")),
    dataDir: path.resolve(given["data-dir"] ?? (environment["WAKE_DATA_DIR"] || ".wake")),
    empty: given.empty ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(". ")[0] ?? "") : "";
    throw new WakeError("invalid", `${reason.replace(/\.$/, "")}.`, { fix: usage });
  }
}

const toOtlpPort = (text: string): number | "off" => (text === "off" ? text : toPort("--otlp-port", text));

function toPort(flag: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new WakeError("invalid", `"${text}" is not a port.`, { fix: `Give ${flag} a number from 0 to 65535.` });
}
