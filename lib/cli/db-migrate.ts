import { lockDataDir } from "./start/data-lock";
import { migrate, openDatabase } from "./start/database";
import { loadEnvFile } from "./start/env-file";
import type { Environment } from "./start/environment";
import { readOptions } from "./start/options";
import { Teardown } from "./start/teardown";

/** `npm run db:migrate`: applies the pending migrations to WAKE_DATABASE_URL, else to the embedded database of the data folder. */
export async function main(args: readonly string[], environment: Environment): Promise<number> {
  const teardown = new Teardown();
  try {
    await loadEnvFile(".env", environment);
    const { dataDir } = readOptions(args, environment);
    const lock = await lockDataDir(dataDir);
    teardown.add(() => lock.release());
    await openDatabase(dataDir, environment, teardown, console.log);
    const applied = await migrate(".", environment);
    console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
    return 0;
  } finally {
    await teardown.run();
  }
}
