import type { Environment } from "../start/environment";
import { withDatabase } from "./database";
import { DATABASE_FLAGS, readFlags } from "./options";

/** `wake connections`: the systems that Wake takes webhooks of, and when each was last heard. */
export async function connections(args: readonly string[], environment: Environment): Promise<number> {
  const { values } = readFlags(args, DATABASE_FLAGS, "wake connections [--data-dir DIR]");
  return withDatabase(values["data-dir"], environment, console.error, async () => {
    const { listConnections } = await import("@/lib/db/read/connection/list");
    const rows = await listConnections(new Date());
    if (rows.length === 0) console.log("No system is connected yet: Settings, Sources.");
    for (const { id, source, disabledAt, lastSeenAt } of rows) {
      const heard = lastSeenAt === null ? "not heard yet" : `last heard ${lastSeenAt.toISOString()}`;
      console.log(`${id.padEnd(24)} ${source.padEnd(14)} ${disabledAt === null ? heard : "disabled"}`);
    }
    return 0;
  });
}
