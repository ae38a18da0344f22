import { inTransaction } from "@/lib/db/prisma";
import { forgetServices } from "@/lib/db/telemetry/forget-services";
import { deleteDemoRows } from "@/lib/db/write/demo";

/** Takes back a demo load that was broken off, as if it had never begun. `services` are those of the demo. */
export async function clearDemo(services: readonly string[]): Promise<void> {
  await forgetServices(services);
  await inTransaction((tx) => deleteDemoRows(tx));
}
