import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sourceHash } from "@/lib/cli/start/source-hash";
import { makeWhenStale } from "@/lib/cli/start/stamp";

let root = "";
const write = (file: string, text: string): Promise<void> => writeFile(path.join(root, file), text);
const hash = (): Promise<string> => sourceHash(root, ["app", "one.ts", "absent.ts"], ["app/generated/"]);

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "wake-"));
  await mkdir(path.join(root, "app", "generated"), { recursive: true });
  await write("app/page.tsx", "page");
  await write("one.ts", "one");
});
afterEach(() => rm(root, { recursive: true, force: true }));

test("the fingerprint follows contents and names, and nothing else", async () => {
  const before = await hash();
  await write("two.ts", "not listed");
  await write("app/generated/client.ts", "left out");
  await write("one.ts", "one");
  expect(await hash()).toBe(before);
  await write("one.ts", "two");
  const changed = await hash();
  await write("app/more.tsx", "page");
  expect(new Set([before, changed, await hash()]).size).toBe(3);
});

test("a thing is made once, again when its sources change, and not stamped when making it failed", async () => {
  const stamp = path.join(root, "stamp");
  let times = 0;
  const make = async (): Promise<void> => void times++;
  expect([await makeWhenStale(stamp, "a", make), await makeWhenStale(stamp, "a", make), await makeWhenStale(stamp, "b", make)]).toEqual([
    true,
    false,
    true,
  ]);
  await expect(makeWhenStale(stamp, "c", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await makeWhenStale(stamp, "c", make)).toBe(true);
  expect(times).toBe(3);
});
