import path from "node:path";
import { lockDataDir } from "./start/data-lock";
import { migrate, openDatabase } from "./start/database";
import { loadEnvFile } from "./start/env-file";
import type { Environment } from "./start/environment";
import { readOptions } from "./start/options";
import { keepSecret } from "./start/secret";
import { Teardown } from "./start/teardown";

/** `npm run seed`: loads the demo history into an empty database, that of WAKE_DATABASE_URL or else the one of the data folder. */
export async function main(args: readonly string[], environment: Environment): Promise<number> {
  const teardown = new Teardown();
  try {
    await loadEnvFile(".env", environment);
    const { dataDir } = readOptions(args, environment);
    const lock = await lockDataDir(dataDir);
    teardown.add(() => lock.release());
    environment["WAKE_SECRET"] ||= await keepSecret(path.resolve(dataDir));
    await openDatabase(dataDir, environment, teardown, console.log);
    await migrate(".", environment);
    const { loadDemo } = await import("@/lib/services/demo/load");
    const { closePool } = await import("@/lib/db/pool");
    const { disconnect } = await import("@/lib/db/prisma");
    teardown.add(closePool);
    teardown.add(disconnect);
    const loaded = await loadDemo(new Date(), console.log);
    console.log(loaded ? "The demo history is loaded." : "Nothing was loaded: this database holds data, or held the demo before.");
    return 0;
  } finally {
    await teardown.run();
  }
}
