import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { lockDataDir } from "@/lib/cli/start/data-lock";
import { startOf } from "@/lib/db/embedded/process-table";
import { temporaryDataDir } from "@/tests/support/data-dir";

const hold = (dataDir: string, pid: number, startedAt: string | null): Promise<void> =>
  writeFile(path.join(dataDir, "lock"), JSON.stringify({ pid, startedAt }));

test("the second holder is refused with a sentence, and let in after the release", async () => {
  const dataDir = await temporaryDataDir();
  const first = await lockDataDir(dataDir);
  await expect(lockDataDir(dataDir)).rejects.toMatchObject({
    message: `Another Wake (process ${process.pid}) is using ${dataDir}.`,
    fix: expect.stringContaining("--data-dir"),
  });
  await first.release();
  const second = await lockDataDir(dataDir);
  expect(second.recovered).toBe(false);
  await second.release();
  expect(await readdir(dataDir)).toEqual([]);
});

test("a holder that was killed does not block the next", async () => {
  const dataDir = await temporaryDataDir();
  const child = spawn(process.execPath, ["-e", "setInterval(() => 0, 1000)"]);
  const pid = child.pid ?? 0;
  await hold(dataDir, pid, await startOf(pid));
  await expect(lockDataDir(dataDir)).rejects.toThrow(`process ${pid}`);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect((await lockDataDir(dataDir)).recovered).toBe(true);
});

test("a process number that was given to somebody else since does not count", async () => {
  const dataDir = await temporaryDataDir();
  await hold(dataDir, process.pid, "another start");
  expect((await lockDataDir(dataDir)).recovered).toBe(true);
});

test("a damaged lock does not block", async () => {
  const dataDir = await temporaryDataDir();
  await writeFile(path.join(dataDir, "lock"), "{");
  expect((await lockDataDir(dataDir)).recovered).toBe(true);
});

test("of many that find a dead holder at once, one gets the folder", async () => {
  for (let round = 0; round < 25; round++) {
    const dataDir = await temporaryDataDir();
    await hold(dataDir, process.pid, "another start");
    const late = Array.from({ length: 12 }, (_, index) => sleep(index % 4).then(() => lockDataDir(dataDir)));
    const outcomes = await Promise.allSettled(late);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await readdir(dataDir)).toEqual(["lock"]);
  }
});
