import { inject } from "vitest";
import { databaseUrl, onServer } from "./postgres-server";

let made = 0;

/** The address of a new database without any table, for tests of what makes tables. It goes when the run ends. */
export async function emptyDatabase(): Promise<string> {
  const { serverUrl, template } = inject("postgres");
  const name = `${template}_empty_${process.pid}_${made++}`;
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  return databaseUrl(serverUrl, name);
}
