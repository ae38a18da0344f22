import { chmod, cp, mkdir, rm, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { embeddedBinaries, moved } from "@/lib/db/embedded/binaries";
import { startEmbedded } from "@/lib/db/embedded/embedded";
import { missingLinks } from "@/lib/db/embedded/links";
import { place } from "@/lib/db/embedded/placement";
import { temporaryDataDir } from "@/tests/support/data-dir";

const isRoot = process.getuid?.() === 0;

test("where the server's user may not enter, root keeps database and programs elsewhere and says so", async () => {
  const dataDir = await temporaryDataDir();
  await chmod(dataDir, 0o700);
  const notes: string[] = [];
  const server = await startEmbedded({ dataDir, onNote: (sentence) => notes.push(sentence) });
  await server.stop();
  if (isRoot) {
    onTestFinished(() => rm(path.dirname(server.cluster), { recursive: true }));
    expect(notes).toEqual([`the database is kept in ${server.cluster}, because its user may not enter ${dataDir}`]);
    expect((await stat(path.join(dataDir, "database-is-elsewhere.txt"))).isFile()).toBe(true);
    await chmod(dataDir, 0o755);
  } else expect(server.cluster).toBe(path.join(dataDir, "postgres"));
  const again = await startEmbedded({ dataDir });
  await again.stop();
  expect(again.cluster, "once there, it stays there").toBe(server.cluster);
});

test("missing library links are made again", async () => {
  const dataDir = await temporaryDataDir();
  const binaries = await copied(path.join(dataDir, "package"));
  await unlink(path.join(binaries.root, "native", "lib", process.platform === "linux" ? "libpq.so.5" : "libpq.5.dylib"));
  expect(await missingLinks(binaries.root)).toHaveLength(1);
  const placement = await place(dataDir, binaries, null);
  expect(placement.binaries).toEqual(binaries);
  expect(await missingLinks(binaries.root)).toEqual([]);
});

test("programs in a closed folder are copied to where the server's user finds them", async () => {
  const dataDir = await temporaryDataDir();
  const closed = path.join(dataDir, "closed");
  await mkdir(closed);
  const binaries = { ...(await copied(path.join(closed, "package"))), version: `18-test-${process.pid}` };
  await chmod(closed, 0o700);
  const placement = await place(dataDir, binaries, null);
  if (!isRoot) return expect(placement.binaries).toEqual(binaries);
  onTestFinished(() => rm(placement.binaries.root, { recursive: true }));
  expect(placement.binaries.root).toBe(`/var/lib/wake/postgres-${binaries.version}`);
  expect(await missingLinks(placement.binaries.root)).toEqual([]);
});

async function copied(to: string) {
  const binaries = await embeddedBinaries();
  await cp(binaries.root, to, { recursive: true, verbatimSymlinks: true });
  return moved(binaries, to);
}
