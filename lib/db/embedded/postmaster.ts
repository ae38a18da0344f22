import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandLineOf } from "./process-table";

/** The server that runs on a cluster, by its postmaster.pid; null when there is none or the file was left by a dead one. */
export async function runningPostmaster(cluster: string): Promise<number | null> {
  const text = await readFile(path.join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  if (!Number.isSafeInteger(pid) || pid <= 1) return null;
  const command = await commandLineOf(pid);
  return command?.includes(cluster) === true ? pid : null;
}

/** Asks a server to stop at once but cleanly, and waits; after `patienceMs` it is told to stop without a checkpoint. */
export async function stopPostmaster(pid: number, cluster: string, patienceMs = 30_000): Promise<void> {
  const stepMs = 20;
  signal(pid, "SIGINT");
  for (let waitedMs = 0; (await runningPostmaster(cluster)) === pid; waitedMs += stepMs) {
    if (waitedMs === patienceMs) signal(pid, "SIGQUIT");
    await sleep(stepMs);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in the meantime.
  }
}
