import { createHash } from "node:crypto";
import { prisma } from "@/lib/db/prisma";
import { appendBatches } from "@/lib/db/telemetry/append";
import { ALL_OPERATIONS, type RollupDelta } from "@/lib/domain/rollup";
import { type ItemResult, recordEvents } from "@/lib/services/event/record";
import { histogramOfUs } from "@/tests/support/histogram-of";

const MINUTE = 60_000;
const PER_MINUTE = 120;
const SENDER = { kind: "system", name: "cause-shop" } as const;

/** When the incidents of these tests are noticed, on a whole minute. */
export const NOTICED = new Date("2026-11-20T14:00:00Z");
/** Minutes after (or before) that. */
export const minute = (after: number, from = NOTICED): Date => new Date(from.getTime() + after * MINUTE);

/** One service from `from` to `to` (minutes after it was noticed), `failed` of its 120 requests a minute failing, `own` of them by itself. */
export type Spell = {
  readonly service: string;
  readonly version: string;
  readonly from: number;
  readonly to: number;
  readonly failed?: number;
  readonly own?: number;
  /** Whom it calls: each request once, so many of which fail. */
  readonly calls?: Readonly<Record<string, number>>;
};

const DURATIONS = histogramOfUs(Array.from({ length: PER_MINUTE }, (_, i) => 20_000 + i * 100));

/** Tells of what services did, as if their spans had arrived. */
export async function traffic(spells: readonly Spell[]): Promise<void> {
  for (const spell of spells) {
    const { service, version, from, to } = spell;
    const deltas = Array.from({ length: to - from }, (_, i) => minutesOf(spell, minute(from + i).getTime() / MINUTE)).flat();
    const seen = [{ service, environment: "production", version, firstMs: minute(from).getTime(), lastMs: minute(to).getTime() }];
    const id = createHash("sha256").update(JSON.stringify(spell)).digest("hex").slice(0, 32);
    await appendBatches([{ id, latestMs: minute(to).getTime(), deltas, points: [], exceptions: [], seen }]);
  }
}

function minutesOf({ service, version, failed = 0, own = failed, calls = {} }: Spell, at: number): RollupDelta[] {
  const key = { service, environment: "production", version };
  const sums = { minute: at, count: PER_MINUTE, sumUs: PER_MINUTE * 26_000, maxUs: 32_000, durations: DURATIONS };
  const served = { ...sums, key: { ...key, kind: "server" as const, operation: ALL_OPERATIONS }, errors: failed, ownErrors: own };
  const made = Object.entries(calls).map(([peer, errors]) => ({
    ...sums,
    key: { ...key, kind: "dependency" as const, operation: peer },
    errors,
    ownErrors: 0,
  }));
  return [served, ...made];
}

const told = (results: readonly ItemResult[]): string => {
  const [first] = results;
  if (first === undefined || first.outcome === "refused") throw new Error(JSON.stringify(first?.error.issues));
  return first.entity.id;
};

/** Tells of a deployment to production that was over `at` minutes after; returns its id. */
export const deployed = async (service: string, version: string, at: number, more: object = {}): Promise<string> =>
  told(
    await recordEvents(
      SENDER,
      {
        kind: "deployments",
        values: [
          {
            id: `${service}-${version}-${at}`,
            ...{ service, version, environment: "production", status: "succeeded" },
            ...{ startedAt: minute(at - 2).toISOString(), finishedAt: minute(at).toISOString() },
            ...more,
          },
        ],
      },
      minute(0),
    ),
  );

/** Tells of an incident of some services, noticed when these tests say. */
export const reported = async (id: string, services: readonly string[], more: object = {}, now = minute(1)): Promise<string> =>
  told(
    await recordEvents(
      SENDER,
      {
        kind: "incidents",
        values: [
          { id, title: "Checkout fails", status: "open", openedAt: NOTICED.toISOString(), environment: "production", services, ...more },
        ],
      },
      now,
    ),
  );

/** The shop calls checkout, which calls payments; payments 2 begins twenty minutes before somebody notices, and fails every second request while version 1 does well beside it. */
export async function brokenPayments(): Promise<{ readonly culprit: string; readonly other: string }> {
  await traffic([
    { service: "payments", version: "1", from: -120, to: -5 },
    { service: "payments", version: "2", from: -20, to: 10, failed: 60 },
    { service: "checkout", version: "7", from: -120, to: -20, calls: { payments: 0 } },
    { service: "checkout", version: "7", from: -20, to: 10, failed: 30, own: 0, calls: { payments: 30 } },
    { service: "shop", version: "3", from: -120, to: -20, calls: { checkout: 0 } },
    { service: "shop", version: "3", from: -20, to: 10, failed: 30, own: 0, calls: { checkout: 30 } },
    { service: "search", version: "5", from: -120, to: 10 },
  ]);
  await deployed("payments", "1", -3_000);
  await deployed("shop", "3", -3_000);
  const culprit = await deployed("payments", "2", -20);
  const other = await deployed("search", "5", -15);
  return { culprit, other };
}

/** Has it concluded of a deployment at one horizon, by the numbers that these tests look at. */
export async function concluded(deploymentId: string, state: string, horizon = "1h"): Promise<void> {
  const window = { from: minute(-20), to: minute(0) };
  const body = {
    horizon,
    state,
    at: minute(0),
    dueAt: minute(0),
    onsetAt: minute(-10),
    method: "test",
    windows: { before: [], after: window },
  };
  const row = { state, at: minute(0), dueAt: minute(0), method: "test", body: JSON.parse(JSON.stringify(body)) };
  const key = { deploymentId, horizon };
  await prisma().verdict.upsert({ where: { deploymentId_horizon: key }, create: { ...key, ...row }, update: row });
}
