import { type ChildProcess, fork } from "node:child_process";
import { onTestFinished } from "vitest";

export type Holder = { readonly child: ChildProcess; readonly url: string; readonly serverPid: number; readonly notes: string[] };

/** Runs embedded-holder.ts in a process of its own and waits until its database answers. */
export function startHolder(dataDir: string, uid?: number): Promise<Holder> {
  const args = uid === undefined ? [dataDir] : [dataDir, String(uid)];
  const child = fork("tests/support/embedded-holder.ts", args, { execArgv: ["--import", "tsx"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const notes: string[] = [];
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the holder ended (exit ${code})`)));
    child.on("message", (message: { note: string } | { url: string; pid: number }) => {
      if ("note" in message) notes.push(message.note);
      else resolve({ child, url: message.url, serverPid: message.pid, notes });
    });
  });
}

/** Asks it to stop its database and waits for its end. */
export async function stopHolder({ child }: Holder): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.send("stop");
  return ended;
}
