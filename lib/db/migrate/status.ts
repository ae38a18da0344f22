import { readLedger } from "./ledger";
import type { Migration } from "./migration";
import { pendingMigrations } from "./pending";
import { withClient } from "./with-client";

/** The names of the migrations a database still lacks; throws a WakeError when its history cannot be continued. Changes nothing. */
export const missingMigrations = (databaseUrl: string, migrations: readonly Migration[]): Promise<string[]> =>
  withClient(databaseUrl, async (client) => pendingMigrations(migrations, await readLedger(client)).map((migration) => migration.name));
