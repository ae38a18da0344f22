import { spawn } from "node:child_process";

export type Outcome = { readonly code: number | null; readonly said: string };

/** Runs `npm start`'s command to its end. Only for starts that are refused: they end before anything is built or served. */
export function refusedStart(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const child = spawn(process.execPath, ["lib/cli/start.mjs", ...args], { env: { ...process.env, ...environment } });
  let said = "";
  const hear = (text: Buffer): void => {
    said += text.toString();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said })));
}
