import type { Environment } from "../start/environment";
import { withDatabase } from "./database";
import { DATABASE_FLAGS, readFlags } from "./options";

/** `wake rebuild`: folds every event again, corrects whatever stands differently, and works out the days that figures are made of. Wake may go on serving meanwhile. */
export async function rebuild(args: readonly string[], environment: Environment): Promise<number> {
  const { values } = readFlags(args, DATABASE_FLAGS, "wake rebuild [--data-dir DIR]");
  return withDatabase(values["data-dir"], environment, console.error, async () => {
    const { rebuildProjections } = await import("@/lib/services/event/rebuild");
    const startedAt = performance.now();
    const entities = await rebuildProjections(new Date());
    const { rebuildDays } = await import("@/lib/services/delivery/rebuild");
    const days = await rebuildDays();
    console.log(
      `${entities} entities were folded again and ${days} days of figures worked out, in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.`,
    );
    return 0;
  });
}
