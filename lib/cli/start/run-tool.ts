import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { WakeError } from "@/lib/domain/error";
import type { Environment } from "./environment";

type Tool = {
  /** Of the script that Node runs, absolute. */
  readonly script: string;
  readonly args: readonly string[];
  readonly environment: Environment;
  readonly signal?: AbortSignal;
  readonly onLine?: (line: string) => void;
};

/** Runs a dependency's script to its end. Rejects with a WakeError that holds everything it printed when it fails. */
export function runTool({ script, args, environment, signal, onLine = () => undefined }: Tool): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...environment, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
      ...(signal && { signal }),
    });
    const printed: string[] = [];
    const hear = (line: string): void => {
      printed.push(line);
      onLine(line);
    };
    createInterface({ input: child.stdout }).on("line", hear);
    createInterface({ input: child.stderr }).on("line", hear);
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(failure(args, code, printed))));
  });
}

const failure = (args: readonly string[], code: number | null, printed: readonly string[]): WakeError =>
  new WakeError("unavailable", `The step "${args.join(" ")}" failed (exit ${code}):\n\n${printed.join("\n")}`);
