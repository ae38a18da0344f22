import { appendBatches } from "@/lib/db/telemetry/append";
import { log } from "@/lib/log";
import { GroupCommit } from "./group-commit";
import { LabelLimits } from "./label-limits";

type Store = { readonly commits: GroupCommit; readonly limits: LabelLimits };

/** Kept on `globalThis`: Next bundles this file for its routes and for the listener, and both must share one queue. */
const held = globalThis as typeof globalThis & { wakeTelemetry?: Store };

/** What stands in front of the telemetry store, one per process. */
export function telemetryStore(): Store {
  held.wakeTelemetry ??= { commits: new GroupCommit((batches) => appendBatches(batches).catch(logged)), limits: new LabelLimits() };
  return held.wakeTelemetry;
}

/** Before the process ends: takes nothing more, and commits what was taken, so that its senders hear of it. */
export async function closeTelemetryStore(): Promise<void> {
  await held.wakeTelemetry?.commits.close();
}

function logged(error: unknown): never {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  log.error({ reason }, "telemetry could not be stored; its senders were told to come again");
  throw error;
}
