import { inTransaction } from "@/lib/db/prisma";
import type { VersionToObserve } from "@/lib/db/read/signals/versions-to-observe";
import { contentHash } from "@/lib/ingest/events/content-hash";
import { deploymentDraft } from "@/lib/ingest/facts/draft";
import { storeDrafts, type TracedDraft } from "@/lib/services/event/store-drafts";
import { publishChange } from "@/lib/services/live/publish";

/** Stores that telemetry showed these versions and configurations, each once, however often it is said. */
export async function recordSightings(seen: readonly VersionToObserve[], now: Date): Promise<void> {
  for (const demo of [true, false]) {
    const drafts = seen.filter((one) => one.demo === demo).map((one) => sightingOf(one, now));
    if (drafts.length === 0) continue;
    await inTransaction(async (tx) => {
      await storeDrafts(tx, drafts, { now, demo });
      await publishChange(tx, "deployments");
    });
  }
}

function sightingOf({ service, environment, version, configHash, firstSeen }: VersionToObserve, now: Date): TracedDraft {
  const at = firstSeen.toISOString();
  const config = configHash === null ? {} : { configHash };
  const entity = `telemetry:${contentHash([service, environment, version, ...Object.values(config)])}`;
  const facts = { service, environment, version, ...config, status: "succeeded" as const, startedAt: at, finishedAt: at };
  const draft = deploymentDraft(entity, facts, { key: `${entity}:seen`, at: firstSeen, receivedAt: now });
  return { draft, origin: { source: "telemetry", connection: "telemetry", deliveryId: null, receivedAt: now, mapperVersion: 1 } };
}
