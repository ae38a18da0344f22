import { appendBatches } from "@/lib/db/telemetry/append";
import { writeEdges } from "@/lib/db/telemetry/write-edges";
import { log } from "@/lib/log";
import { MetricCatalogue } from "@/lib/services/metric/catalogue";
import { CallLinks } from "./call-links";
import { GroupCommit } from "./group-commit";
import { RecentSpans } from "./known-spans";
import { LabelLimits } from "./label-limits";

/** What one process holds in front of the telemetry store. */
export type TelemetryStore = {
  readonly commits: GroupCommit;
  readonly limits: LabelLimits;
  readonly known: RecentSpans;
  readonly catalogue: MetricCatalogue;
  readonly calls: CallLinks;
};

/** Kept on `globalThis`: Next bundles this file for its routes and for the listener, and both must share one queue. */
const held = globalThis as typeof globalThis & { wakeTelemetry?: TelemetryStore };

/** The one of this process. */
export function telemetryStore(): TelemetryStore {
  held.wakeTelemetry ??= openTelemetryStore(appendBatches);
  return held.wakeTelemetry;
}

/** Another, as another process would have it. `commit` stores bodies in one transaction and says of each whether it was stored before. */
export const openTelemetryStore = (commit: typeof appendBatches): TelemetryStore => ({
  commits: new GroupCommit((batches) => commit(batches).catch(logged)),
  limits: new LabelLimits(),
  known: new RecentSpans(),
  catalogue: new MetricCatalogue(),
  calls: new CallLinks(writeEdges),
});

/** Before the process ends: takes nothing more, and commits what was taken, so that its senders hear of it. */
export async function closeTelemetryStore(): Promise<void> {
  const store = held.wakeTelemetry;
  if (store === undefined) return;
  await store.commits.close();
  await Promise.all([store.catalogue.flush(), store.calls.flush()]);
}

function logged(error: unknown): never {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  log.error({ reason }, "telemetry could not be stored; its senders were told to come again");
  throw error;
}
