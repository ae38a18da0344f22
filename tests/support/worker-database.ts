import { inject } from "vitest";
import { databaseUrl, onServer } from "./postgres-server";

// Each test file has a migrated database to itself; settings are complete before the file imports anything.
const { serverUrl, template } = inject("postgres");
const name = `${template}_${process.env["VITEST_POOL_ID"] ?? "0"}`;
await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, `CREATE DATABASE ${name} TEMPLATE ${template}`);

process.env["WAKE_DATABASE_URL"] = databaseUrl(serverUrl, name);
process.env["WAKE_SECRET"] ||= "only-for-tests-and-kept-nowhere-else";
process.env["WAKE_LOG_LEVEL"] ||= "silent";
