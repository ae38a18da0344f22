import { closePool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { flushAttempts } from "@/lib/services/intake/record-attempt";

/** Before the process ends: writes what the heartbeat has not yet, and lets go of the database. Nothing can be read or written after it. */
export async function closeStore(): Promise<void> {
  await flushAttempts();
  await disconnect();
  await closePool();
}
