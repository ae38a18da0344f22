import type { Environment } from "../start/environment";
import { withDatabase } from "./database";
import { DATABASE_FLAGS, readFlags } from "./options";

/** `wake rebuild`: folds every event again and corrects whatever stands differently. Wake may go on serving meanwhile. */
export async function rebuild(args: readonly string[], environment: Environment): Promise<number> {
  const { values } = readFlags(args, DATABASE_FLAGS, "wake rebuild [--data-dir DIR]");
  return withDatabase(values["data-dir"], environment, console.error, async () => {
    const { rebuildProjections } = await import("@/lib/services/event/rebuild");
    const startedAt = performance.now();
    const entities = await rebuildProjections(new Date());
    console.log(`${entities} entities were folded again, in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.`);
    return 0;
  });
}
