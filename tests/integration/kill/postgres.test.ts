import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedDatabase, startEmbedded } from "@/lib/db/embedded/embedded";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { readMigrations } from "@/lib/db/migrate/folder";
import { closePool } from "@/lib/db/pool";
import { DoomedServer } from "./support/doomed-server";
import { expectExactly } from "./support/expect-exactly";
import { Load } from "./support/load";
import { everySender } from "./support/senders";

const KILLS = 5;
const server = new DoomedServer();
let dataDir = "";
let postgres: EmbeddedDatabase;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "wake-doomed-"));
  await chmod(dataDir, 0o755);
  postgres = await startEmbedded({ dataDir });
  await applyMigrations(postgres.url, await readMigrations("prisma/migrations"));
  process.env["WAKE_DATABASE_URL"] = postgres.url;
});
afterAll(async () => {
  await server.kill();
  await closePool();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Ends all of it at once, wherever it stands, and starts it again on what it left on the disk. */
async function killPostgres(): Promise<void> {
  process.kill(postgres.pid, "SIGKILL");
  await postgres.exited;
  const { url } = postgres;
  postgres = await startEmbedded({ dataDir });
  expect(postgres.url).toBe(url);
}

// Real senders wait longer after each refusal: on a busy machine five restarts have taken from five seconds to two minutes.
test("SIGKILL of Postgres during ingest loses nothing that was acknowledged, doubles nothing, and Wake outlives it", async () => {
  await server.start();
  const load = new Load(() => server.url, everySender());
  for (let kill = 0; kill < KILLS; kill++) {
    await load.delivered(20 + 9 * kill);
    await killPostgres();
  }
  await load.delivered(30);
  const { acknowledged, retries } = await load.end();
  expect(server.isRunning).toBe(true);
  expect(retries).toBeGreaterThan(0);
  await expectExactly(acknowledged);
}, 300_000);
