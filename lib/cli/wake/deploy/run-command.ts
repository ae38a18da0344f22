import { spawn } from "node:child_process";
import { constants } from "node:os";

export type Ended = {
  /** As a shell would have it: 127 not found, 126 not to be run, 128 + n for signal n. */
  readonly exitCode: number;
  readonly status: "succeeded" | "failed" | "cancelled";
};

const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a command on this process's own input and output and waits for its end. Signals are handed on; a command that ends badly after
 * one was cancelled, whatever code it ended with. Later signals are waited out: how it ended has still to be told.
 */
export function runCommand([program = "", ...args]: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: "inherit", shell: process.platform === "win32" });
    let isInterrupted = false;
    const forward = (signal: NodeJS.Signals): void => {
      isInterrupted = true;
      // A terminal has given its Ctrl-C to the command already, and two make many a tool stop halfway.
      if (signal !== "SIGINT" || process.stdin.isTTY !== true) child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    child.once("error", (error: NodeJS.ErrnoException) => {
      process.stderr.write(`wake: ${program} cannot be run (${error.code ?? error.message}).\n`);
      resolve({ exitCode: error.code === "ENOENT" ? 127 : 126, status: "failed" });
    });
    child.once("exit", (code, killer) => {
      const exitCode = code ?? 128 + (killer === null ? 1 : constants.signals[killer]);
      resolve({ exitCode, status: exitCode === 0 ? "succeeded" : isInterrupted || killer !== null ? "cancelled" : "failed" });
    });
  });
}
