import { expect, test } from "vitest";
import type { Entry } from "@/lib/db/migrate/ledger";
import type { Migration } from "@/lib/db/migrate/migration";
import { pendingMigrations } from "@/lib/db/migrate/pending";

const migration = (name: string): Migration => ({ name, sql: "", checksum: `sum of ${name}` });
const entry = (name: string, more: Partial<Entry> = {}): Entry => ({ name, checksum: `sum of ${name}`, finished: true, ...more });
const folder = [migration("0001_create_all"), migration("0002_add_more"), migration("0003_drop_some")];

test("what is not applied yet is pending, in order", () => {
  expect(pendingMigrations(folder, []).map(({ name }) => name)).toEqual(["0001_create_all", "0002_add_more", "0003_drop_some"]);
  expect(pendingMigrations(folder, [entry("0001_create_all")]).map(({ name }) => name)).toEqual(["0002_add_more", "0003_drop_some"]);
});

test.each([
  ["an edited one", [entry("0001_create_all", { checksum: "another" })], /0001_create_all was edited after it had been applied/],
  ["one that was half done", [entry("0001_create_all", { finished: false })], /never finished/],
  ["one of a newer version", [entry("0001_create_all"), entry("0009_add_future")], /does not know/],
  [
    "one that sorts before an applied one",
    [entry("0001_create_all"), entry("0003_drop_some")],
    /0002_add_more sorts before 0003_drop_some/,
  ],
])("refuses %s", (_, ledger, message) => {
  expect(() => pendingMigrations(folder, ledger)).toThrow(message);
});
