import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** What `start` leaves for `finish`, so that the end says the same as the beginning. */
export type Beginning = { readonly id: string; readonly startedAt: string; readonly facts: Readonly<Record<string, unknown>> };

/** One file for each place and run of a pipeline. */
export class Remembered {
  readonly #file: string;

  constructor(folder: string, place: readonly (string | null)[]) {
    const name = createHash("sha256").update(JSON.stringify(place)).digest("hex").slice(0, 24);
    this.#file = path.join(folder, "deployments", `${name}.json`);
  }

  /** False when it cannot be written; the end is then told without its beginning. */
  async write(beginning: Beginning): Promise<boolean> {
    const partial = `${this.#file}.${process.pid}`;
    try {
      await mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 });
      await writeFile(partial, JSON.stringify(beginning), { mode: 0o600 });
      await rename(partial, this.#file);
      return true;
    } catch {
      return false;
    }
  }

  /** What was written last; null when there is nothing that can be read. */
  async read(): Promise<Beginning | null> {
    try {
      const { id, startedAt, facts } = JSON.parse(await readFile(this.#file, "utf8")) as Partial<Record<keyof Beginning, unknown>>;
      if (typeof id !== "string" || typeof startedAt !== "string") return null;
      return { id, startedAt, facts: typeof facts === "object" && facts !== null ? { ...facts } : {} };
    } catch {
      return null;
    }
  }

  forget = (): Promise<void> => rm(this.#file, { force: true });
}
