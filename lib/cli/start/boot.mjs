import { fileURLToPath } from "node:url";
import { installWhenStale } from "./install.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const needed = [20, 19];

/**
 * Runs a command written in TypeScript on a machine that may have nothing but Node and npm: checks Node, installs what is missing,
 * then calls `main(args, environment)` of the entry, whose answer is the exit code. An error that carries a `fix` was expected and
 * is told in two sentences; any other is a bug and shows where it happened.
 */
export async function run(entry, base, args = process.argv.slice(2)) {
  process.chdir(root);
  try {
    checkNode();
    await installWhenStale(root, process.env);
    const { register } = await import("tsx/esm/api");
    register();
    const { main } = await import(new URL(entry, base).href);
    process.exit(await main(args, process.env));
  } catch (error) {
    process.stderr.write(`\n${tell(error)}\n`);
    process.exit(1);
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return;
  throw Object.assign(new Error(`Wake needs Node ${needed.join(".")} or newer; this is ${process.version}.`), {
    fix: "Install a current Node from https://nodejs.org and run the command again.",
  });
}

function tell(error) {
  if (!(error instanceof Error)) return String(error);
  return "fix" in error ? [error.message, error.fix].filter(Boolean).join("\n") : (error.stack ?? error.message);
}
