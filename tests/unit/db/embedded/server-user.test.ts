import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { canEnter } from "@/lib/db/embedded/server-user";

const stranger = { uid: 65_533, gid: 65_533 };
let top = "";
let folder = "";

beforeEach(async () => {
  top = await mkdtemp(path.join(tmpdir(), "wake-"));
  folder = path.join(top, "a", "b");
  await mkdir(folder, { recursive: true });
  for (const each of [top, path.dirname(folder), folder]) await chmod(each, 0o755);
});
afterEach(() => rm(top, { recursive: true, force: true }));

test("a stranger may enter when every folder on the way is open", async () => {
  expect(await canEnter(folder, stranger)).toBe(true);
});

test.each([0o700, 0o750, 0o744])("one closed folder on the way (%o) is enough to keep a stranger out", async (mode) => {
  await chmod(path.dirname(folder), mode);
  expect(await canEnter(folder, stranger)).toBe(false);
});

test("who runs Wake may enter their own folder", async () => {
  await chmod(top, 0o700);
  expect(await canEnter(folder, null)).toBe(true);
});

test("a folder that is still to be made counts as open", async () => {
  expect(await canEnter(path.join(folder, "c", "d"), stranger)).toBe(true);
});
