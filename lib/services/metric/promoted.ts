import { listPromoted, type PromotedMetric } from "@/lib/db/read/metric/promoted";
import { EVERYWHERE } from "@/lib/domain/access";
import { NONE_PROMOTED, type PromotedMetrics } from "@/lib/ingest/otlp/reduction";
import { log } from "@/lib/log";

const REFRESH_MS = 10_000;

type Known = {
  list: PromotedMetrics;
  untilMs: number;
  reading: Promise<void> | null;
  /** Whether the list has been asked for since something changed here. */
  asked: boolean;
};

/** Kept on `globalThis`: Next bundles this file for its routes and for the listener, and a promotion must reach both. */
const held = globalThis as typeof globalThis & { wakePromoted?: Known };

/**
 * Tells which metrics are promoted. The database is asked at most every ten seconds, and only those who come first wait for it; while it
 * does not answer, the last list holds. Never throws.
 */
export async function promotedMetrics(now: Date): Promise<PromotedMetrics> {
  held.wakePromoted ??= unasked(NONE_PROMOTED);
  const known = held.wakePromoted;
  if (known.reading === null && known.untilMs <= now.getTime()) {
    known.untilMs = now.getTime() + REFRESH_MS;
    known.reading = read(known);
  }
  if (!known.asked) await known.reading;
  return known.list;
}

/** The next body is read with a new list; one that is being read may be out of date. */
export function renewPromoted(): void {
  if (held.wakePromoted !== undefined) held.wakePromoted = unasked(held.wakePromoted.list);
}

const unasked = (list: PromotedMetrics): Known => ({ list, untilMs: 0, reading: null, asked: false });

async function read(known: Known): Promise<void> {
  try {
    known.list = byServiceAndName(await listPromoted(EVERYWHERE));
  } catch (error) {
    log.warn({ reason: error instanceof Error ? error.message : "unknown" }, "the list of promoted metrics could not be read");
  } finally {
    known.reading = null;
    known.asked = true;
  }
}

function byServiceAndName(promoted: readonly PromotedMetric[]): PromotedMetrics {
  const services = new Map<string, Map<string, { readonly scale: number }>>();
  for (const { service, name, scale } of promoted) {
    const metrics = services.get(service) ?? new Map<string, { readonly scale: number }>();
    services.set(service, metrics.set(name, { scale }));
  }
  return (service, name) => services.get(service)?.get(name) ?? null;
}
