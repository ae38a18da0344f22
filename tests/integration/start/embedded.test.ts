import { once } from "node:events";
import { readdir, readFile, stat } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { expect, test } from "vitest";
import { startEmbedded } from "@/lib/db/embedded/embedded";
import { runningPostmaster } from "@/lib/db/embedded/postmaster";
import { withClient } from "@/lib/db/migrate/with-client";
import { temporaryDataDir } from "@/tests/support/data-dir";
import { startHolder, stopHolder } from "@/tests/support/holder";

const ask = <Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row | undefined> =>
  withClient(url, async (client) => (await client.query<Row>(sql)).rows[0]);

test("a fresh folder gets a server that keeps its data, its password and its port, and speaks UTF-8", async () => {
  const dataDir = await temporaryDataDir();
  const first = await startEmbedded({ dataDir });
  await ask(first.url, "CREATE TABLE kept AS SELECT 'Überraschung' AS word");
  await first.stop();
  expect(await first.exited).toBe(0);
  const second = await startEmbedded({ dataDir });
  try {
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, "SELECT upper(word) AS word, current_setting('fsync') AS fsync FROM kept")).toEqual({
      word: "ÜBERRASCHUNG",
      fsync: "on",
    });
  } finally {
    await second.stop();
  }
});

test("only the owner can read the password, and the cluster is its user's alone", async () => {
  const dataDir = await temporaryDataDir();
  const server = await startEmbedded({ dataDir });
  await server.stop();
  const { password } = JSON.parse(await readFile(path.join(dataDir, "postgres.json"), "utf8"));
  expect(server.url).toContain(password);
  expect((await stat(path.join(dataDir, "postgres.json"))).mode & 0o777).toBe(0o600);
  expect((await stat(path.join(dataDir, "postgres.log"))).mode & 0o777).toBe(0o600);
  expect((await stat(server.cluster)).mode & 0o777).toBe(0o700);
  expect((await readdir(dataDir)).filter((name) => /partial|\.password/.test(name))).toEqual([]);
});

test("when its port was taken in the meantime it moves to another", async () => {
  const dataDir = await temporaryDataDir();
  const first = await startEmbedded({ dataDir });
  await first.stop();
  const squatter = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
  await once(squatter, "listening");
  const second = await startEmbedded({ dataDir });
  squatter.close();
  await second.stop();
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
});

test("after a kill of whoever started it, the next start stops the orphan and loses nothing", async () => {
  const dataDir = await temporaryDataDir();
  const holder = await startHolder(dataDir);
  await ask(holder.url, "CREATE TABLE kept AS SELECT 7 AS n");
  holder.child.kill("SIGKILL");
  await once(holder.child, "exit");
  expect(await runningPostmaster(path.join(dataDir, "postgres"))).toBe(holder.serverPid);
  const notes: string[] = [];
  const next = await startEmbedded({ dataDir, onNote: (sentence) => notes.push(sentence) });
  try {
    expect(notes).toEqual([`stopping the database that an earlier Wake left running (process ${holder.serverPid})`]);
    expect(await ask(next.url, "SELECT n FROM kept")).toEqual({ n: 7 });
  } finally {
    await next.stop();
  }
});

test("after a kill of the server itself, the next start recovers what was committed", async () => {
  const dataDir = await temporaryDataDir();
  const first = await startEmbedded({ dataDir });
  await ask(first.url, "CREATE TABLE kept AS SELECT 7 AS n");
  // A process that is busy computing outlives its server for a while and holds on to its memory.
  const busy = ask(first.url, "SELECT count(*) FROM generate_series(1, 10000000)").catch(() => undefined);
  await untilBusy(first.url);
  process.kill(first.pid, "SIGKILL");
  expect(await first.exited).toBe("SIGKILL");
  const next = await startEmbedded({ dataDir });
  try {
    expect(await ask(next.url, "SELECT n FROM kept")).toEqual({ n: 7 });
  } finally {
    await next.stop();
  }
  await busy;
});

async function untilBusy(url: string): Promise<void> {
  const others = "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%generate_series%' AND pid <> pg_backend_pid()";
  while ((await ask(url, others)) === undefined) await sleep(10);
}

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

test("an ordinary user needs no other user, and root runs the server as one", async () => {
  const dataDir = await temporaryDataDir();
  const holder = isRoot ? await startHolder(dataDir, nobody) : await startHolder(dataDir);
  const cluster = path.join(dataDir, "postgres");
  expect((await stat(cluster)).uid).toBe(isRoot ? nobody : process.getuid?.());
  expect((await stat(path.join(dataDir, "postgres.json"))).uid).toBe(isRoot ? nobody : process.getuid?.());
  await ask(holder.url, "CREATE TABLE kept AS SELECT 7 AS n");
  expect(await stopHolder(holder)).toBe(0);
  const again = await startEmbedded({ dataDir });
  try {
    expect((await stat(`/proc/${again.pid}`).catch(() => stat(cluster))).uid).toBe(isRoot ? nobody : process.getuid?.());
    expect(await ask(again.url, "SELECT n FROM kept")).toEqual({ n: 7 });
  } finally {
    await again.stop();
  }
});
