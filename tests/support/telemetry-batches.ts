import { createHash } from "node:crypto";
import fc from "fast-check";
import type { Step } from "@/lib/db/read/signals/tier-sql";
import type { TelemetryBatch } from "@/lib/db/telemetry/batch";
import { ALL_OPERATIONS, type Rollup, type RollupDelta } from "@/lib/domain/rollup";
import { addRollups } from "@/lib/domain/rollup-add";
import { REQUEST_KINDS, readRollups } from "@/tests/support/read-rollups";
import { histogramOfUs } from "./histogram-of";

export const MINUTE = 60_000;
/** Noon, so that a day of late telemetry spans two days. */
export const NOW = new Date(Date.UTC(2026, 10, 20, 12));
export const SERVICES = ["checkout", "payments", "search"] as const;
const FIRST_MINUTE = NOW.getTime() / MINUTE - 23 * 60;

const rollups: fc.Arbitrary<Rollup> = fc
  .record({ durationsUs: fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 6 }), failed: fc.nat(6) })
  .map(({ durationsUs, failed }) => ({
    count: durationsUs.length,
    errors: Math.min(failed, durationsUs.length),
    ownErrors: Math.min(failed, durationsUs.length) >> 1,
    sumUs: durationsUs.reduce((sum, us) => sum + us, 0),
    maxUs: Math.max(...durationsUs),
    durations: histogramOfUs(durationsUs),
  }));

const deltas: fc.Arbitrary<RollupDelta> = fc
  .record({
    service: fc.constantFrom(...SERVICES),
    version: fc.constantFrom("1", "2"),
    kind: fc.constantFrom(...REQUEST_KINDS),
    // Few hours, so that bodies meet in them; among them one at the edge of a day.
    minute: fc
      .record({ hour: fc.constantFrom(0, 10, 11, 20), minute: fc.nat(59) })
      .map(({ hour, minute }) => FIRST_MINUTE + hour * 60 + minute),
    rollup: rollups,
  })
  .map(({ service, version, kind, minute, rollup }) => ({
    ...rollup,
    key: { service, environment: "production", version, kind, operation: ALL_OPERATIONS },
    minute,
  }));

/** A batch as accept makes it; its id depends on `name` alone. */
export function batchOf(name: string, content: readonly RollupDelta[]): TelemetryBatch {
  const seen = content.map(({ key, minute }) => ({
    service: key.service,
    environment: key.environment,
    version: key.version,
    firstMs: minute * MINUTE,
    lastMs: minute * MINUTE + 59_000,
  }));
  const latestMs = Math.max(...seen.map((one) => one.lastMs));
  return { id: createHash("sha256").update(name).digest("hex").slice(0, 32), latestMs, deltas: content, points: [], exceptions: [], seen };
}

/** Some bodies of one to eight deltas. */
export const batches: fc.Arbitrary<TelemetryBatch[]> = fc
  .array(fc.array(deltas, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 })
  .map((bodies) => bodies.map((content, index) => batchOf(`body ${index}`, content)));

export type Sum = { readonly at: number; readonly version: string; readonly rollup: Rollup };
const STEP_MS: Readonly<Record<Step, number>> = { "1m": MINUTE, "1h": 60 * MINUTE, "1d": 1440 * MINUTE };

/** What the store must answer for a service: the plain sum over the bodies. */
export function expectedSums(bodies: readonly TelemetryBatch[], service: string, step: Step): Sum[] {
  const groups = new Map<string, { at: number; version: string; rollups: Rollup[] }>();
  for (const { key, minute, ...rollup } of bodies.flatMap((body) => body.deltas)) {
    if (key.service !== service) continue;
    const at = Math.floor((minute * MINUTE) / STEP_MS[step]) * STEP_MS[step];
    const group = groups.get(`${at} ${key.version}`) ?? { at, version: key.version, rollups: [] };
    group.rollups.push(rollup);
    groups.set(`${at} ${key.version}`, group);
  }
  return [...groups.values()]
    .map(({ at, version, rollups: parts }) => ({ at, version, rollup: addRollups(parts) }))
    .sort((a, b) => a.at - b.at || (a.version < b.version ? -1 : 1));
}

/** What the store answers. */
export async function storedSums(service: string, step: Step): Promise<Sum[]> {
  const [from, to] = [new Date(NOW.getTime() - 2 * STEP_MS["1d"]), new Date(NOW.getTime() + STEP_MS["1d"])];
  const rows = await readRollups({ service, environment: "production", from, to, step });
  return rows.map(({ at, version, rollup }) => ({ at: at.getTime(), version, rollup }));
}
