import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Spool } from "@/lib/cli/wake/deploy/spool";

const START = Date.UTC(2026, 0, 1);
let folder: string;
let now: number;
let spool: Spool;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wake-spool-"));
  now = START;
  spool = new Spool(folder, () => now);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const letter = (key: string) => ({ url: "https://wake.example.com", key, body: "{}" });
const keys = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const name of await spool.names()) {
    const waiting = await spool.take(name);
    if (waiting !== null) found.push(waiting.letter.key);
    await waiting?.back();
  }
  return found;
};

test("letters come back oldest first, whole, and go when they are done", async () => {
  for (const key of ["a", "b", "c"]) {
    now += 1;
    expect(await spool.keep(letter(key))).toBe(true);
  }
  expect(await keys()).toEqual(["a", "b", "c"]);
  const [first = ""] = await spool.names();
  await (await spool.take(first))?.done();
  expect(await keys()).toEqual(["b", "c"]);
});

test("of commands that run at once, each letter has one", async () => {
  for (const key of ["a", "b", "c", "d"]) await spool.keep(letter(key));
  const names = await spool.names();
  const taken = await Promise.all([0, 1, 2].flatMap(() => names.map((name) => new Spool(folder, () => now).take(name))));
  expect(
    taken
      .filter((one) => one !== null)
      .map(({ letter: { key } }) => key)
      .sort(),
  ).toEqual(["a", "b", "c", "d"]);
});

test("what a command took before it died waits again after a minute", async () => {
  await spool.keep(letter("a"));
  const [name = ""] = await spool.names();
  await spool.take(name);
  expect(await keys()).toEqual([]);
  now += 60_000;
  expect(await keys()).toEqual(["a"]);
});

test("it holds no more than 500 letters, and none for more than two weeks", async () => {
  for (let index = 0; index < 503; index++) {
    now += 1;
    await spool.keep(letter(`${index}`));
  }
  const held = await keys();
  expect(held).toHaveLength(500);
  expect(held[0]).toBe("3");
  now += 15 * 86_400_000;
  expect(await keys()).toEqual([]);
  expect(await readdir(path.join(folder, "spool"))).toEqual([]);
});

test("a damaged file is removed; a folder that is none keeps nothing", async () => {
  await spool.keep(letter("a"));
  const [name = ""] = await spool.names();
  await writeFile(path.join(folder, "spool", name), "{");
  expect(await spool.take(name)).toBeNull();
  expect(await readdir(path.join(folder, "spool"))).toEqual([]);
  await writeFile(path.join(folder, "file"), "");
  expect(await new Spool(path.join(folder, "file"), () => now).keep(letter("b"))).toBe(false);
});
