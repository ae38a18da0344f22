#!/usr/bin/env node
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const [command] = process.argv.slice(2);

if (command === "deploy" || command === "gate") {
  // Pipelines wait for this: the one plain file that they can have by itself, with nothing to install first.
  const program = fileURLToPath(new URL("../../public/wake.mjs", import.meta.url));
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    // A terminal gives its Ctrl-C to both.
    process.on(signal, () => (signal === "SIGINT" && process.stdin.isTTY ? false : child.kill(signal)));
  }
  child.once("exit", (code, killer) => process.exit(code ?? 128 + constants.signals[killer]));
} else {
  // The others run in Wake's folder; files are named from where the person is.
  process.env.INIT_CWD ??= process.cwd();
  const { run } = await import("./start/boot.mjs");
  await run("./wake/main.ts", import.meta.url);
}
