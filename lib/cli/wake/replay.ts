import type { Environment } from "../start/environment";
import { withDatabase } from "./database";
import { DATABASE_FLAGS, momentOf, readFlags } from "./options";
import { progressLine } from "./progress-line";

const flags = { ...DATABASE_FLAGS, connection: { type: "string" }, since: { type: "string" } } as const;
const USAGE = "wake replay [--connection ID] [--since 2026-01-31] [--data-dir DIR]";

/** `wake replay`: reads stored deliveries again, as after an adapter has been corrected; with the same keys, so that nothing doubles. */
export async function replay(args: readonly string[], environment: Environment): Promise<number> {
  const { values } = readFlags(args, flags, USAGE);
  const from = momentOf("--since", values.since);
  return withDatabase(values["data-dir"], environment, console.error, async () => {
    const { replayDeliveries } = await import("@/lib/services/inbox/replay");
    const line = progressLine("deliveries");
    const input = {
      ...(values.connection === undefined ? {} : { connection: values.connection }),
      ...(from === null ? {} : { from: from.toISOString() }),
    };
    const read = await replayDeliveries(
      { kind: "system", name: "replay" },
      input,
      ({ done, total }) => line.update(done, total),
      new Date(),
    );
    line.end();
    console.log(`${read} deliveries were read again.`);
    return 0;
  });
}
