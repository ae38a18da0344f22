import { parseArgs } from "node:util";
import { WakeError } from "@/lib/domain/error";
import type { Environment } from "../start/environment";

export type DemoOptions = {
  /** Where Wake is, without a slash at its end. */
  readonly url: string;
  readonly token: string;
  /** Stop when the story is told, instead of going on with live traffic. */
  readonly once: boolean;
};

const flags = { url: { type: "string" }, token: { type: "string" }, once: { type: "boolean" } } as const;

/** What the command line asks for, else the environment. Throws a WakeError with what to do for anything that cannot be used. */
export function readDemoOptions(args: readonly string[], environment: Environment): DemoOptions {
  const given = parse(args);
  const token = given.token ?? (environment["WAKE_TOKEN"] || environment["WAKE_BOOTSTRAP_TOKEN"]);
  if (!token)
    throw new WakeError("unauthenticated", "The shop needs a token to report to Wake.", {
      fix: "Copy the one that `npm start` prints, or create one under Settings, Tokens. Then: npm run demo -- --token <token>",
    });
  return { url: addressOf(given.url ?? "http://localhost:3000"), token, once: given.once ?? false };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(". ")[0] ?? "") : "";
    throw new WakeError("invalid", `${reason.replace(/\.$/, "")}.`, {
      fix: "Options after `npm run demo --`: --url <where Wake is>, --token <token>, --once.",
    });
  }
}

function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url.href.replace(/\/+$/, "");
  throw new WakeError("invalid", `"${text}" is not an address.`, { fix: "Give --url something like http://localhost:3000." });
}
