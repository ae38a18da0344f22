import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

/** What a data folder remembers of its server: its password, its last port, and its cluster's place when that is elsewhere. */
export type State = { readonly password: string; readonly port: number | null; readonly cluster: string | null };

const fileOf = (dataDir: string): string => path.join(dataDir, "postgres.json");

/** The remembered state, or a new one with a random password. */
export async function readState(dataDir: string): Promise<State> {
  const text = await readFile(fileOf(dataDir), "utf8").catch(() => null);
  if (text === null) return { password: randomBytes(24).toString("hex"), port: null, cluster: null };
  const state: unknown = JSON.parse(text);
  if (isState(state)) return state;
  throw new Error(`${fileOf(dataDir)} is damaged: it must hold the password, port and cluster of the embedded database.`);
}

/** Writes the state, whole or not at all, so that only the owner may read it. */
export async function writeState(dataDir: string, state: State): Promise<void> {
  const partial = `${fileOf(dataDir)}.partial`;
  await writeFile(partial, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(partial, fileOf(dataDir));
}

const isState = (value: unknown): value is State =>
  typeof value === "object" &&
  value !== null &&
  "password" in value &&
  typeof value.password === "string" &&
  "port" in value &&
  (value.port === null || typeof value.port === "number") &&
  "cluster" in value &&
  (value.cluster === null || typeof value.cluster === "string");
