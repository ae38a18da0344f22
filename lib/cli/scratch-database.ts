import path from "node:path";
import { startScratchServer } from "@/lib/db/embedded/scratch";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { readMigrations } from "@/lib/db/migrate/folder";

/** Lends `work` a database that has every migration and nothing else, and throws it away afterwards. */
export async function withScratchDatabase<T>(prismaFolder: string, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const server = await startScratchServer();
  try {
    await applyMigrations(server.url, await readMigrations(path.join(prismaFolder, "migrations")));
    return await work(server.url);
  } finally {
    await server.stop();
  }
}
