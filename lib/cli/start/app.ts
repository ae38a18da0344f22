import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { WakeError } from "@/lib/domain/error";
import type { Environment } from "./environment";

export type App = {
  /** Resolves when the app ends, wanted or not, with its exit code or the signal that killed it. */
  readonly exited: Promise<number | string>;
  stop(): Promise<void>;
};

export type Mode = "start" | "dev";

type Start = {
  /** `dev` compiles pages as they are asked for and again when a file changes. */
  readonly mode: Mode;
  readonly root: string;
  readonly host: string;
  readonly port: number;
  readonly environment: Environment;
  readonly signal: AbortSignal;
};

const readyWithinMs = 90_000;
const stopWithinMs = 10_000;

/**
 * Serves the app and returns once it says that it is ready. The app runs in a process group of its own, so that Ctrl-C
 * reaches the launcher alone, and on a channel whose end ends it (tether.mjs). Throws a WakeError when it ends or never gets ready.
 */
export async function startApp({ mode, root, host, port, environment, signal }: Start): Promise<App> {
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const tether = pathToFileURL(path.join(root, "lib", "cli", "start", "tether.mjs")).href;
  const child = spawn(process.execPath, ["--import", tether, next, mode, "-p", String(port), "-H", host], {
    cwd: root,
    env: { ...environment, PORT: String(port), NODE_ENV: mode === "dev" ? "development" : "production" },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  forward(child);
  const exited = new Promise<number | string>((resolve) => {
    child.once("exit", (code, killer) => resolve(code ?? killer ?? "unknown"));
    child.once("error", (error) => resolve(error.message));
  });
  const app = { exited, stop: () => stop(child, exited) };
  const outcome = await Promise.race([exited.then(() => "ended" as const), ready(`http://${reachable(host)}:${port}/readyz`, signal)]);
  if (outcome === "ready") return app;
  await app.stop();
  signal.throwIfAborted();
  throw new WakeError(
    "unavailable",
    outcome === "ended" ? "Wake's server ended while it was starting." : "Wake's server did not become ready.",
    {
      fix: "Its last lines above say why.",
    },
  );
}

/** The app's lines, without Next's greeting: the launcher prints its own. */
function forward(child: ChildProcess): void {
  const greeting = /^\s*(▲ Next\.js|- Local:|- Network:|✓ (Starting|Ready|Running next.config)|$)/u;
  for (const [from, to] of [[child.stdout, process.stdout] as const, [child.stderr, process.stderr] as const]) {
    if (from !== null) createInterface({ input: from }).on("line", (line) => greeting.test(line) || to.write(`${line}\n`));
  }
}

async function ready(url: string, signal: AbortSignal): Promise<"ready" | "late"> {
  const stepMs = 50;
  for (let waitedMs = 0; waitedMs < readyWithinMs && !signal.aborted; waitedMs += stepMs) {
    if (await answersWell(url)) return "ready";
    await sleep(stepMs);
  }
  return "late";
}

/** Whether it answers, all of it, in time. A server that is still starting may begin an answer and not end it. */
async function answersWell(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** An address that listens everywhere is asked for at home. */
const reachable = (host: string): string => (host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host);

async function stop(child: ChildProcess, exited: App["exited"]): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
  await exited;
  clearTimeout(timer);
}
