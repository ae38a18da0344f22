import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "@/lib/cli/start/database";
import { Teardown } from "@/lib/cli/start/teardown";
import { runningPostmaster } from "@/lib/db/embedded/postmaster";
import { withClient } from "@/lib/db/migrate/with-client";
import { temporaryDataDir } from "@/tests/support/data-dir";

async function answerOf(url: string): Promise<unknown> {
  for (let tries = 0; tries < 100; tries++) {
    const rows = await withClient(url, async (client) => (await client.query("SELECT 42 AS answer")).rows).catch(() => null);
    if (rows !== null) return rows;
    await sleep(100);
  }
  return "no answer";
}

test("a database that is killed is started again at the same address", async () => {
  const folder = await temporaryDataDir();
  const teardown = new Teardown();
  onTestFinished(() => teardown.run());
  const environment: Record<string, string | undefined> = {};
  const notes: string[] = [];
  await openDatabase(folder, environment, teardown, (note) => notes.push(note));
  const url = environment["WAKE_DATABASE_URL"] ?? "";
  await withClient(url, (client) => client.query("CREATE TABLE kept (id int)"));
  const { rows } = await withClient(url, (client) =>
    client.query<{ cluster: string }>("SELECT current_setting('data_directory') AS cluster"),
  );
  const killed = await runningPostmaster(rows[0]?.cluster ?? "");
  if (killed === null) throw new Error("no server runs");
  process.kill(killed, "SIGKILL");
  expect(await answerOf(url)).toEqual([{ answer: 42 }]);
  expect(await withClient(url, async (client) => (await client.query("SELECT count(*)::int AS n FROM kept")).rows)).toEqual([{ n: 0 }]);
  expect(notes.join(" ")).toContain("the database ended by itself (exit SIGKILL) and is started again");
});
