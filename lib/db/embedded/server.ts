import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { owner } from "./cluster";
import type { Placement } from "./placement";
import { stopPostmaster } from "./postmaster";
import { surroundings } from "./run-program";
import { serverSettings } from "./server-settings";

export type Server = {
  readonly pid: number;
  /** Resolves when the server ends, wanted or not, with its exit code or the signal that killed it. */
  readonly exited: Promise<number | string>;
  stop(): Promise<void>;
};

type Start = {
  readonly placement: Placement;
  readonly port: number;
  readonly adminUrl: string;
  readonly logFile: string;
  readonly durable: boolean;
};

/** How often the start is tried again while processes of a killed server still hold its memory; they notice within a second or so. */
const patience = { tries: 100, pauseMs: 100 };

/**
 * Starts the server in a process group of its own, so that a terminal's Ctrl-C does not reach it before the app has stopped,
 * and waits until it answers. Rejects with the end of its log when it ends instead.
 */
export async function startServer(start: Start): Promise<Server> {
  for (let tries = 1; ; tries++) {
    const server = await tryStart(start);
    if (server !== null) return server;
    const log = await tail(start.logFile);
    const held = log.includes("pre-existing shared memory block");
    if (!held || tries === patience.tries) throw new Error(`PostgreSQL ended at its start:\n${log}`);
    await sleep(patience.pauseMs);
  }
}

/** A server that answers, or null when it ended before it did. */
async function tryStart(start: Start): Promise<Server | null> {
  const child = await spawnServer(start);
  const { pid } = child;
  const exited = new Promise<number | string>((resolve) => child.once("exit", (code, killer) => resolve(code ?? killer ?? "unknown")));
  if (pid === undefined) throw new Error(`${path.join(start.placement.binaries.bin, "postgres")} cannot be run.`);
  const server: Server = { pid, exited, stop: () => stopPostmaster(pid, start.placement.cluster) };
  try {
    return (await answers(start.adminUrl, child)) ? server : null;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function spawnServer({ placement, port, logFile, durable }: Start): Promise<ChildProcess> {
  await rename(logFile, `${logFile}.previous`).catch(() => undefined);
  const log = await open(logFile, "a", 0o600);
  const program = path.join(placement.binaries.bin, "postgres");
  const child = spawn(program, ["-D", placement.cluster, ...serverSettings(port, durable)], {
    ...surroundings,
    ...placement.user,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  child.once("error", () => undefined);
  await log.close();
  return child;
}

/** Tries to connect until it works, for a server that is recovering may take its time; false when the server ends. */
async function answers(adminUrl: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    const connected = await client.connect().then(
      () => true,
      (error: Error) => {
        if ("code" in error && error.code === "28P01") throw new Error(`The password of ${owner} in the data folder is not the server's.`);
        return false;
      },
    );
    await client.end().catch(() => undefined);
    if (connected) return true;
    await sleep(20);
  }
  return false;
}

async function tail(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.trim().split("\n").slice(-12).join("\n");
}
