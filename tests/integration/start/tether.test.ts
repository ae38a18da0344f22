import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { startOf } from "@/lib/db/embedded/process-table";

/** A launcher that starts an app on a tether, tells its process number and waits to be killed. */
const launcher = (app: string): string => `
  const child = require("node:child_process").spawn(process.execPath, ["--import", "./lib/cli/start/tether.mjs", "-e", ${JSON.stringify(app)}], {
    detached: true, stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  console.log(child.pid);
  setInterval(() => 0, 1000);
`;

const willing = "require('node:http').createServer().listen(0)";

test.each([
  ["an app that stops when asked", willing, 500],
  ["an app that does not", `process.on('SIGTERM', () => 0); ${willing}`, 500],
  ["an app that is only just starting", willing, 0],
])("when the launcher is killed, %s lets go of its port", async (_, app, waitMs) => {
  const parent = spawn(process.execPath, ["-e", launcher(app)]);
  const [line] = await once(parent.stdout, "data");
  const pid = Number(String(line));
  onTestFinished(() => void spawn("kill", ["-9", String(pid)]));
  await sleep(waitMs);
  const start = await startOf(pid);
  expect(start).not.toBeNull();
  parent.kill("SIGKILL");
  while ((await startOf(pid)) === start) await sleep(50);
});
