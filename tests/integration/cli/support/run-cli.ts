import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";

export type CliOutcome = { readonly code: number | null; readonly out: string; readonly err: string };

const PLAIN = ["PATH", "HOME", "TMPDIR"];

/** The variables of a machine that is no pipeline, and what is given. */
export const cliEnvironment = (given: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  NODE_ENV: "test",
  ...Object.fromEntries(PLAIN.map((name) => [name, process.env[name]])),
  ...given,
});

/** Starts a program; `ended` has what it said. */
export function startProgram(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  cwd = process.cwd(),
): { readonly child: ChildProcess; readonly ended: Promise<CliOutcome> } {
  const child = spawn(program, args, { env: environment, cwd, stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  return { child, ended: new Promise((resolve) => child.once("close", (code) => resolve({ code, out, err }))) };
}

/** Runs `wake` with these words to its end. */
export const runWake = (args: readonly string[], given: Readonly<Record<string, string>>): Promise<CliOutcome> =>
  startProgram(process.execPath, [path.resolve("lib/cli/wake.mjs"), ...args], cliEnvironment(given)).ended;
