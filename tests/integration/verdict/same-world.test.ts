import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { appendBatches } from "@/lib/db/telemetry/append";
import { compactHours } from "@/lib/db/telemetry/compact-hours";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { groupBy } from "@/lib/domain/group-by";
import { ALL_OPERATIONS, type RollupDelta } from "@/lib/domain/rollup";
import { judgeWorld } from "@/lib/health/offline/judge-world";
import type { World, WorldSeries } from "@/lib/health/offline/world";
import { recordEvents } from "@/lib/services/event/record";
import { evaluateDue } from "@/lib/services/verdict/evaluate-due";
import { freshDatabase } from "@/tests/support/database";
import { histogramOfUs } from "@/tests/support/histogram-of";

const MINUTE = 60_000;
const environment = "production";
const now = new Date("2026-11-20T14:15:00Z");
const minute = (after: number): Date => new Date(Date.UTC(2026, 10, 20, 13, after));
const DURATIONS = histogramOfUs(Array.from({ length: 100 }, (_, nth) => 20_000 + nth * 200));

/**
 * What one version answers from a minute after the roll-out to another, a hundred requests each time, and errors of a kind; of the service
 * itself or of its store, which each request asks where some failures were passed on from there.
 */
type Spell = {
  readonly of?: "store";
  readonly version: string;
  readonly from: number;
  readonly to: number;
  readonly failed?: number;
  readonly passedOn?: number;
  readonly every?: number;
  readonly operation?: string;
  readonly count?: number;
  readonly error?: { readonly signature: string; readonly count: number };
};
type Release = { readonly version: string; readonly previous: string; readonly started: number; readonly finished: number };
type Story = { readonly spells: readonly Spell[]; readonly releases: readonly Release[] };

const OLD = { version: "1", from: -300, to: 0 };
const NEW = { version: "2", from: 0, to: 75 };
const AT_ONCE: Release = { version: "2", previous: "1", started: 0, finished: 0 };
const STORE = { of: "store", version: "9" } as const;
const SLOWLY: Release = { version: "2", previous: "1", started: -10, finished: 0 };
const simple = (...spells: readonly Spell[]): Story => ({ spells, releases: [AT_ONCE] });

const STORIES: Readonly<Record<string, Story>> = {
  healthy: simple({ ...OLD, failed: 1 }, { ...NEW, failed: 1 }),
  failing: simple({ ...OLD, failed: 1 }, { ...NEW, failed: 20 }),
  unannounced: simple({ ...OLD, to: 75, failed: 1 }),
  dark: simple(OLD),
  unknown: { spells: [], releases: [AT_ONCE] },
  coarse: simple({ ...OLD, every: 5, failed: 1 }, { ...NEW, every: 5, failed: 1 }),
  "coarse and failing": simple({ ...OLD, every: 5, failed: 1 }, { ...NEW, every: 5, failed: 30 }),
  "points every five minutes, side by side": simple(
    { ...OLD, from: -296, to: 75, every: 5, failed: 1 },
    { ...NEW, from: 4, every: 5, failed: 30 },
  ),
  "a store that fails": simple(
    { ...OLD, failed: 1, passedOn: 0 },
    { ...NEW, failed: 1, passedOn: 20 },
    { ...OLD, ...STORE, failed: 1 },
    { ...NEW, ...STORE, failed: 20 },
  ),
  "a store that never failed": simple(
    { ...OLD, failed: 1, passedOn: 0 },
    { ...NEW, failed: 1, passedOn: 20 },
    { ...OLD, ...STORE, to: 75, failed: 1 },
  ),
  "a store that always fails": simple(
    { ...OLD, failed: 1, passedOn: 10 },
    { ...NEW, failed: 1, passedOn: 10 },
    { ...OLD, ...STORE, to: 75, failed: 10 },
  ),
  "a canary": {
    spells: [
      { ...OLD, failed: 1 },
      { ...NEW, from: -10, failed: 12 },
    ],
    releases: [SLOWLY],
  },
  "a canary that dies": {
    spells: [
      { ...OLD, to: 75, failed: 1 },
      { ...NEW, from: -10, to: -2 },
    ],
    releases: [SLOWLY],
  },
  "a life before": {
    spells: [
      { version: "2", from: -300, to: -250 },
      { ...OLD, from: -250, to: 75, failed: 1 },
    ],
    releases: [{ ...AT_ONCE, started: -120, finished: -120 }],
  },
  followed: {
    spells: [
      { ...OLD, failed: 1 },
      { ...NEW, to: 30, failed: 1 },
      { version: "3", from: 30, to: 75, failed: 1 },
    ],
    releases: [AT_ONCE, { version: "3", previous: "2", started: 30, finished: 30 }],
  },
  "taken back": {
    spells: [
      { ...OLD, failed: 1 },
      { ...NEW, to: 20, failed: 30 },
      { ...OLD, from: 20, to: 75, failed: 1 },
    ],
    releases: [AT_ONCE, { version: "1", previous: "2", started: 20, finished: 20 }],
  },
  "after a bad one": {
    spells: [
      { ...OLD, to: -40, failed: 1 },
      { version: "1.1", from: -40, to: 0, failed: 30 },
      { ...NEW, failed: 30 },
    ],
    releases: [
      { version: "1.1", previous: "1", started: -40, finished: -40 },
      { ...AT_ONCE, previous: "1.1" },
    ],
  },
  "a new kind": simple(
    { ...OLD, failed: 2, error: { signature: "old", count: 2 } },
    { ...NEW, failed: 2, error: { signature: "new", count: 2 } },
  ),
  "a new kind beside": simple(
    { ...OLD, to: 75, failed: 2, error: { signature: "old", count: 1 } },
    { ...OLD, from: 1, to: 75, count: 20, error: { signature: "new", count: 2 } },
    { ...NEW, failed: 2, error: { signature: "new", count: 8 } },
  ),
  "one operation": simple(
    ...[OLD, NEW].flatMap((spell) => [
      { ...spell, count: 400, failed: spell === NEW ? 5 : 1 },
      { ...spell, count: 380, operation: "GET /a", failed: 1 },
      { ...spell, count: 20, operation: "POST /b", failed: spell === NEW ? 4 : 0 },
    ]),
  ),
};

const minutesOf = ({ from, to, every = 1 }: Spell): number[] =>
  Array.from({ length: Math.ceil((to - from) / every) }, (_, nth) => from + nth * every);

const nameOf = (service: string, { of }: Pick<Spell, "of">): string => (of === undefined ? service : `${of} of ${service}`);

async function send(service: string, spell: Spell): Promise<void> {
  const { version, operation = ALL_OPERATIONS, count = 100, failed = 0, passedOn = 0, error } = spell;
  const place = { service: nameOf(service, spell), environment, version };
  const sums = { ownErrors: failed, sumUs: count * 30_000, maxUs: 40_000, durations: DURATIONS };
  const deltas = minutesOf(spell).flatMap((at): RollupDelta[] => {
    const cell = { minute: minute(at).getTime() / MINUTE };
    const served = { ...sums, ...cell, key: { ...place, kind: "server" as const, operation }, count, errors: failed + passedOn };
    const none = { ...cell, errors: 0, ownErrors: 0, sumUs: 0, maxUs: 0, durations: histogramOfUs([]) };
    const called = { ...none, key: { ...place, kind: "dependency" as const, operation: nameOf(service, STORE) }, count, errors: passedOn };
    const thrown = { ...none, key: { ...place, kind: "exception" as const, operation: error?.signature ?? "" }, count: error?.count ?? 0 };
    return [served, ...(spell.passedOn === undefined ? [] : [called]), ...(error === undefined ? [] : [thrown])];
  });
  const [firstMs, lastMs] = [minute(spell.from).getTime(), minute(spell.to).getTime()];
  const id = createHash("sha256")
    .update(JSON.stringify([service, spell]))
    .digest("hex")
    .slice(0, 32);
  await appendBatches([{ id, latestMs: lastMs, deltas, points: [], exceptions: [], seen: [{ ...place, firstMs, lastMs }] }]);
}

type Point = WorldSeries["points"][number];

/** Spells of the same minutes tell at moments of their own: a point told twice would count once. */
const pointsOf = (spell: Spell, nth: number): Point[] =>
  minutesOf(spell).map((at) => ({
    ...{ at: new Date(minute(at).getTime() + nth), count: spell.count ?? 100, durations: DURATIONS, instances: null },
    ...{ errors: (spell.failed ?? 0) + (spell.passedOn ?? 0), ownErrors: spell.failed ?? 0 },
    signatures: new Map(spell.error === undefined ? [] : [[spell.error.signature, spell.error.count]]),
  }));

/** All spells of one version and operation as one series: a series that is told twice is one. */
function seriesOf(service: string, spells: readonly Spell[]): WorldSeries[] {
  const byKey = groupBy(spells, ({ of, version, operation }) => JSON.stringify([of, version, operation]));
  return [...byKey.values()].map((own) => ({
    ...{ service: nameOf(service, own[0] ?? {}), environment, version: own[0]?.version ?? "", operation: own[0]?.operation ?? null },
    points: own.flatMap(pointsOf).toSorted((a, b) => a.at.getTime() - b.at.getTime()),
  }));
}

function worldOf(service: string, { spells, releases }: Story): World {
  return {
    now,
    freezeHistory: false,
    series: seriesOf(service, spells),
    deployments: releases.map(({ version, previous, started, finished }) => ({
      ...{ id: `${service} ${version} ${finished}`, service, environment, version, previousVersion: previous },
      ...{ startedAt: minute(started), finishedAt: minute(finished) },
    })),
  };
}

/** Everything that is rolled out, in order of time, after what ran before it. */
const RELEASES = Object.entries(STORIES)
  .flatMap(([service, { releases }]) =>
    [{ version: "1", started: -20_000, finished: -20_000 }, ...releases].map((one) => ({ service, ...one })),
  )
  .toSorted((a, b) => a.finished - b.finished);

async function release({ service, version, started, finished }: (typeof RELEASES)[number]): Promise<void> {
  const value = {
    ...{ id: `${service} ${version} ${finished}`, service, environment, version, status: "succeeded" },
    ...{ startedAt: minute(started).toISOString(), finishedAt: minute(finished).toISOString() },
  };
  await recordEvents({ kind: "system", name: "test" }, { kind: "deployments", values: [value] }, minute(finished));
}

beforeAll(async () => {
  await freshDatabase();
  await ensurePartitions(now);
  for (const [service, story] of Object.entries(STORIES)) for (const spell of story.spells) await send(service, spell);
  // As time goes: what a release left behind is judged before the next one is.
  for (const one of RELEASES) {
    await release(one);
    if (one.version === "1.1") await evaluateDue(minute(one.finished + 10), null);
  }
  await compactHours(now, 200);
  while ((await evaluateDue(now, null)) > 0);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

test.for(Object.entries(STORIES))("what the store says of %s is what the same world as a file says", async ([service, story]) => {
  const expected = judgeWorld(worldOf(service, story)).map(({ deployment, horizon, state }) => [deployment, horizon, state]);
  const rows = await prisma().verdict.findMany({
    where: { deployment: { service } },
    include: { deployment: { select: { externalId: true } } },
  });
  const found = rows.map(({ deployment, horizon, state }) => [deployment.externalId, horizon, state]);
  expect(found.filter(([id]) => id !== `${service} 1 -20000`).toSorted()).toEqual(expected.toSorted());
});
