import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Letter } from "./post";

/** A letter that waits, taken out of reach of other commands until it is `done` or put `back`. */
export type Waiting = { readonly letter: Letter; done(): Promise<void>; back(): Promise<void> };

const MOST = 500;
const OLDEST_MS = 14 * 86_400_000;
/** A command that took a letter and said nothing for this long has died. */
const ABANDONED_MS = 60_000;

const WAITS = /^(\d{13})-[\w-]+\.json$/;
const TAKEN = /^(\d{13}-[\w-]+\.json)\.(\d{13})$/;

/**
 * Letters that could not be delivered, one file each, the oldest first. A file is written beside its name and renamed, and taken by
 * renaming it, so that of commands that run at once each letter has one. A letter that is sent twice all the same is known by its key.
 */
export class Spool {
  readonly #folder: string;
  readonly #clock: () => number;

  constructor(folder: string, clock: () => number = Date.now) {
    this.#folder = path.join(folder, "spool");
    this.#clock = clock;
  }

  /** Keeps a letter for the next command; false when it cannot be written. */
  async keep(letter: Letter): Promise<boolean> {
    const name = `${this.#clock()}-${randomUUID()}.json`;
    const partial = path.join(this.#folder, `${name}.partial`);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(partial, JSON.stringify(letter), { mode: 0o600, flush: true });
      await rename(partial, path.join(this.#folder, name));
      return true;
    } catch {
      await rm(partial, { force: true }).catch(() => undefined);
      return false;
    }
  }

  /** Names of what waits, the oldest first. What is too old, or too many, goes. */
  async names(): Promise<string[]> {
    const found = await readdir(this.#folder).catch((): string[] => []);
    await this.#takeBackAbandoned(found);
    const waiting = (await readdir(this.#folder).catch((): string[] => [])).filter((name) => WAITS.test(name)).sort();
    const stale = waiting.filter(
      (name, index) => waiting.length - index > MOST || this.#clock() - Number(WAITS.exec(name)?.[1]) > OLDEST_MS,
    );
    for (const name of stale) await rm(path.join(this.#folder, name), { force: true });
    return waiting.filter((name) => !stale.includes(name));
  }

  /** Takes one letter; null when another command was first. A file that cannot be read as one is removed. */
  async take(name: string): Promise<Waiting | null> {
    const file = path.join(this.#folder, name);
    const taken = `${file}.${this.#clock()}`;
    const renamed = await rename(file, taken).then(
      () => true,
      () => false,
    );
    if (!renamed) return null;
    const letter = letterIn(await readFile(taken, "utf8").catch(() => ""));
    const done = (): Promise<void> => rm(taken, { force: true });
    if (letter === null) await done();
    return letter === null ? null : { letter, done, back: () => rename(taken, file).catch(() => undefined) };
  }

  async #takeBackAbandoned(found: readonly string[]): Promise<void> {
    for (const name of found) {
      const [, original, since] = TAKEN.exec(name) ?? [];
      if (original === undefined || this.#clock() - Number(since) < ABANDONED_MS) continue;
      await rename(path.join(this.#folder, name), path.join(this.#folder, original)).catch(() => undefined);
    }
  }
}

function letterIn(text: string): Letter | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    const { url, key, body } = value as Partial<Record<keyof Letter, unknown>>;
    return typeof url === "string" && typeof key === "string" && typeof body === "string" ? { url, key, body } : null;
  } catch {
    return null;
  }
}
