import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { startEmbedded } from "@/lib/db/embedded/embedded";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { readMigrations } from "@/lib/db/migrate/folder";
import { inTransaction, prisma } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { temporaryDataDir } from "@/tests/support/data-dir";
import { freshDatabase } from "@/tests/support/database";
import { runWake } from "./support/run-cli";

let folder: string;
let given: Record<string, string>;

beforeEach(async () => {
  await freshDatabase();
  folder = await mkdtemp(path.join(tmpdir(), "wake-commands-"));
  given = {
    INIT_CWD: folder,
    WAKE_DATABASE_URL: process.env["WAKE_DATABASE_URL"] ?? inject("postgres").serverUrl,
    WAKE_SECRET: "x".repeat(32),
  };
  given["WAKE_DATA_DIR"] = path.join(folder, "data");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const LINES = [
  '{"kind":"deployment","service":"shop","environment":"production","version":"1","status":"succeeded","finishedAt":"2026-03-01T12:00:00Z"}',
  '{"kind":"deployment","service":"shop","status":"succeeded"}',
  '{"kind":"change","id":"acme/shop#1","repository":"acme/shop"}',
];

test("import: a file named from where the person is; refused lines with their numbers, and exit 1", async () => {
  await writeFile(path.join(folder, "past.ndjson"), LINES.join("\n"));
  const first = await runWake(["import", "past.ndjson"], given);
  expect(first).toMatchObject({
    code: 1,
    out: "2 stored, 0 known already, 1 refused.\n",
    err: expect.stringMatching(/line 2: .*environment/),
  });
  expect(await prisma().deployment.count()).toBe(1);
  expect((await runWake(["import", "past.ndjson"], given)).err).toMatch(/imported before.*--again/);
  expect(await runWake(["import", "past.ndjson", "--again"], given)).toMatchObject({ out: "0 stored, 2 known already, 1 refused.\n" });
  expect(await runWake(["rebuild"], given)).toMatchObject({ code: 0, out: expect.stringContaining("2 entities") });
  expect(await runWake(["connections"], given)).toMatchObject({ code: 0, out: expect.stringContaining("No system is connected") });
  expect(await runWake(["replay"], given)).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ deliveries were read again/) });
});

test("audit verify: a whole log is exit 0, an entry that was changed is named, and exit 1", async () => {
  const append = (subject: string): Promise<void> =>
    inTransaction((tx) => appendAudit(tx, { actor: { kind: "system", name: "test" }, action: "test.write", subject }));
  await append("first");
  await append("second");
  expect(await runWake(["audit", "verify"], given)).toMatchObject({ code: 0, out: "The audit log is whole: 2 entries.\n" });
  const { id } = await prisma().auditEntry.findFirstOrThrow({ where: { subject: "second" } });
  await prisma().auditEntry.update({ where: { id }, data: { subject: "another" } });
  expect(await runWake(["audit", "verify"], given)).toMatchObject({
    code: 1,
    err: expect.stringContaining(`Entry ${id} of the audit log`),
  });
  expect(await runWake(["audit"], given)).toMatchObject({ code: 1, err: expect.stringContaining("wake audit verify") });
});

test("what cannot be done is told in two sentences", async () => {
  expect(await runWake(["import", "nothing-here.ndjson"], given)).toMatchObject({
    code: 1,
    err: expect.stringContaining("cannot be read"),
  });
  expect(await runWake(["import", "github", "--repository", "a/b"], given)).toMatchObject({
    code: 1,
    err: expect.stringContaining("GITHUB_TOKEN"),
  });
  const gone = { ...given, WAKE_DATABASE_URL: "postgresql://wake@127.0.0.1:1/wake" };
  expect(await runWake(["rebuild"], gone)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/127\.0\.0\.1:1 cannot be used.*WAKE_DATABASE_URL/s),
  });
  expect(await runWake(["improt"], given)).toMatchObject({ code: 2, err: expect.stringContaining("wake import") });
});

test("without an address, the embedded database is used: that of a running Wake, else one that is started for it", async () => {
  const { WAKE_DATABASE_URL: _, WAKE_DATA_DIR: __, ...rest } = given;
  const dataDir = await temporaryDataDir();
  await writeFile(path.join(folder, "past.ndjson"), LINES[0] ?? "");
  const server = await startEmbedded({ dataDir, durable: false });
  try {
    await applyMigrations(server.url, await readMigrations("prisma/migrations"));
    expect(await runWake(["import", "past.ndjson", "--data-dir", dataDir], rest)).toMatchObject({
      code: 0,
      out: expect.stringContaining("1 stored"),
    });
  } finally {
    await server.stop();
  }
  const alone = await runWake(["rebuild", "--data-dir", dataDir], rest);
  expect(alone).toMatchObject({ code: 0, out: expect.stringContaining("1 entities"), err: expect.stringContaining("No Wake runs") });
});
