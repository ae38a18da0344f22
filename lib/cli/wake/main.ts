import type { Environment } from "../start/environment";

type Command = (args: readonly string[], environment: Environment) => Promise<number>;

const FORGES = new Set(["github", "gitlab"]);

/** Loaded when they are asked for. `deploy` and `gate` are not here: they need nothing of this and start by themselves (lib/cli/wake.mjs). */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => importAnything,
  replay: async () => (await import("./replay")).replay,
  rebuild: async () => (await import("./rebuild")).rebuild,
  judge: async () => (await import("./judge/judge")).judge,
  attribute: async () => (await import("./attribute")).attribute,
  audit: async () => (await import("./audit")).audit,
  connections: async () => (await import("./connections")).connections,
};

const HELP = `wake deploy start|finish|wrap …        tell Wake of a deployment, from a pipeline (wake deploy --help)
wake gate wait …                       wait until Wake says how a version does (wake gate --help)
wake import FILE|- [--kind KIND]       load events, one JSON object a line, each with its "kind"
wake import github --repository acme/shop [--since 2026-01-01] [--token-env GITHUB_TOKEN] [--api URL] [--connection ID]
wake import gitlab --project acme/shop    [--since 2026-01-01] [--token-env GITLAB_TOKEN] [--api URL] [--connection ID]
wake replay [--connection ID] [--since 2026-01-31]   read stored deliveries again
wake rebuild                           fold every event again
wake audit verify                      whether the audit log is as it was written
wake connections                       the systems that Wake takes webhooks of
wake judge FILE|-                      what the releases in a file did, without a database (docs/judge.md)
wake attribute FILE|-                  which release is behind an outage, from a file (docs/attribution.md)
wake help

All but deploy, gate, judge and attribute go straight to the database: WAKE_DATABASE_URL, or the embedded one of --data-dir (WAKE_DATA_DIR, .wake), running or not.`;

/** The `wake` command. Returns its exit code: 2 for a command that there is not. */
export async function main([name = "help", ...args]: readonly string[], environment: Environment): Promise<number> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load !== undefined && !args.includes("--help")) return (await load())(args, environment);
  const isKnown = load !== undefined || /^(--)?help$/.test(name);
  (isKnown ? process.stdout : process.stderr).write(`${isKnown ? "" : `There is no command “${name}”.\n\n`}${HELP}\n`);
  return isKnown ? 0 : 2;
}

async function importAnything(args: readonly string[], environment: Environment): Promise<number> {
  const [what = ""] = args;
  if (FORGES.has(what)) return (await import("./import-history")).importHistory(args, environment);
  return (await import("./import-file")).importFile(args, environment);
}
