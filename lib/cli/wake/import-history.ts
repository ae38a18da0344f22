import { setTimeout as sleep } from "node:timers/promises";
import { WakeError } from "@/lib/domain/error";
import type { Forge } from "@/lib/services/import/history/import-history";
import type { Environment } from "../start/environment";
import { stopSignal } from "../start/stop-signal";
import { withDatabase } from "./database";
import { DATABASE_FLAGS, momentOf, readFlags } from "./options";
import { progressLine } from "./progress-line";

const flags = {
  ...DATABASE_FLAGS,
  repository: { type: "string" },
  project: { type: "string" },
  since: { type: "string" },
  "token-env": { type: "string" },
  api: { type: "string" },
  connection: { type: "string" },
  files: { type: "boolean" },
} as const;

const FORGES = {
  github: { api: "https://api.github.com", tokenEnv: "GITHUB_TOKEN", option: "--repository" },
  gitlab: { api: "https://gitlab.com/api/v4", tokenEnv: "GITLAB_TOKEN", option: "--project" },
} as const;
const USAGE = `wake import github --repository acme/shop [--since 2026-01-01] [--token-env GITHUB_TOKEN] [--api URL] [--connection ID] [--files]
wake import gitlab --project acme/shop [--since 2026-01-01] [--token-env GITLAB_TOKEN] [--api URL] [--connection ID]`;
const STOPPED = 130;

/**
 * `wake import github|gitlab`: a repository's history by its forge's API. Returns 130 when it was stopped on the way; run again, it goes
 * on where it was.
 */
export async function importHistory(args: readonly string[], environment: Environment): Promise<number> {
  const { values, positionals } = readFlags(args, flags, USAGE);
  const forge: Forge = positionals[0] === "gitlab" ? "gitlab" : "github";
  const { option, tokenEnv, api } = FORGES[forge];
  const repository = values.repository ?? values.project;
  if (repository === undefined || positionals.length > 1)
    throw new WakeError("invalid", `Name it with ${option} acme/shop.`, { fix: USAGE });
  const variable = values["token-env"] ?? tokenEnv;
  const token = environment[variable];
  if (!token)
    throw new WakeError("unauthenticated", `The variable ${variable} holds no token.`, {
      fix: `Set it to a token of ${forge === "github" ? "GitHub" : "GitLab"} that may read the repository, or name another with --token-env.`,
    });
  const { files = false, connection = forge } = values;
  const wanted = {
    forge,
    repository,
    since: momentOf("--since", values.since),
    api: apiOf(values.api ?? api, forge),
    token,
    connection,
    files,
  };
  const signal = stopSignal();
  return withDatabase(values["data-dir"], environment, console.error, () => fetchHistory(wanted, signal));
}

type Wanted = Parameters<typeof import("@/lib/services/import/history/import-history").importHistory>[1];

async function fetchHistory(wanted: Wanted, signal: AbortSignal): Promise<number> {
  const { importHistory: start } = await import("@/lib/services/import/history/import-history");
  const { IMPORT_ACTOR } = await import("@/lib/services/import/import-actor");
  const line = progressLine("items");
  const { read, ended, secret } = await start(IMPORT_ACTOR, wanted, {
    clock: () => new Date(),
    // Ctrl-C ends a wait at once; what was read until then is stored.
    pause: (ms) => sleep(ms, undefined, { signal }).catch(() => undefined),
    say: line.say,
    progress: (stage, done) => line.update(done, null, stage),
    signal,
  });
  line.end();
  console.log(ended ? `${read} items were read.` : `Stopped after ${read} items. Run the command again to go on from there.`);
  if (secret !== null)
    console.log(
      `The connection “${wanted.connection}” was made. Its webhooks go to /api/hooks/${wanted.connection} with the secret ${secret}`,
    );
  return ended ? 0 : STOPPED;
}

function apiOf(text: string, forge: Forge): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "https:" && url?.protocol !== "http:")
    throw new WakeError("invalid", `“${text}” is not an address.`, { fix: `Give --api something like ${FORGES[forge].api}.` });
  const address = `${url.origin}${url.pathname}`.replace(/\/+$/, "");
  return forge === "gitlab" && !address.includes("/api/") ? `${address}/api/v4` : address;
}
