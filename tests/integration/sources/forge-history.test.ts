import { readdirSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { inTransaction, prisma } from "@/lib/db/prisma";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import type { Adapter } from "@/lib/ingest/sources/adapter";
import { cdeventsAdapter } from "@/lib/ingest/sources/cdevents/cdevents";
import { githubAdapter } from "@/lib/ingest/sources/github/github";
import { gitlabAdapter } from "@/lib/ingest/sources/gitlab/gitlab";
import { storeDrafts } from "@/lib/services/event/store-drafts";
import { freshDatabase } from "@/tests/support/database";
import { drawOf } from "@/tests/support/prng";
import { ARRIVED, scmEvent, scmRead } from "@/tests/unit/ingest/sources/support/scm-read";

beforeEach(freshDatabase);

type Told = { readonly source: string; readonly draft: EventDraft };

const told = (adapter: Adapter): Told[] =>
  readdirSync(`tests/fixtures/${adapter.source}`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .sort()
    .flatMap((file) => scmRead(adapter, file.replace(/\.json$/, "")).events.map((draft) => ({ source: adapter.source, draft })));

/** Stores events in one transaction, as a delivery would. */
const store = (events: readonly Told[]): Promise<unknown> =>
  inTransaction((tx) =>
    storeDrafts(
      tx,
      events.map(({ source, draft }) => ({
        draft,
        origin: { source, connection: source, deliveryId: null, receivedAt: ARRIVED, mapperVersion: 1 },
      })),
      { now: ARRIVED, demo: false },
    ),
  );

const TABLES = [
  "Deployment",
  "DeploymentRecord",
  "Environment",
  "Change",
  "Commit",
  "PipelineRun",
  "Approval",
  "Ticket",
  "Incident",
  "Artifact",
  "PublishedRelease",
  "FlagChange",
];
/** When rows were written is not what they say. */
const WRITTEN = ["updatedAt", "createdAt", "nextLookAt", "carryDueAt", "suspectAt"];

async function everything(): Promise<Record<string, string[]>> {
  const entries = TABLES.map(async (table) => {
    const { rows } = await pool().query<{ row: Record<string, unknown> }>(`select to_jsonb(t) - $1::text[] as row from "${table}" t`, [
      WRITTEN,
    ]);
    return [table, rows.map(({ row }) => JSON.stringify(row)).sort()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

test("what forges tell is the same history in any order, doubled, in deliveries of any size", { timeout: 120_000 }, async () => {
  const events = [githubAdapter, gitlabAdapter, cdeventsAdapter].flatMap(told);
  await store(events);
  const first = await everything();
  for (const table of TABLES.filter((name) => name !== "FlagChange")) expect(first[table], table).not.toEqual([]);
  for (const seed of [1, 2]) {
    await freshDatabase();
    const draw = drawOf(seed);
    const shuffled = [...events, ...events].map((event) => [draw(1_000_000), event] as const).sort(([a], [b]) => a - b);
    const queue = shuffled.map(([, event]) => event);
    while (queue.length > 0) await store(queue.splice(0, 1 + draw(30)));
    expect(await everything()).toEqual(first);
  }
});

test("the tier that a forge names holds, in either order of arrival, until a person says otherwise", async () => {
  const tier = async () => (await prisma().environment.findUniqueOrThrow({ where: { name: "eu-west" } })).tier;
  const [silent, naming] = ["deployment/older-gitlab", "deployment/success"].map((name) => [
    { source: "gitlab", draft: scmEvent(gitlabAdapter, name) },
  ]) as [Told[], Told[]];
  await store(silent);
  expect(await tier()).toBe("other");
  await store(naming);
  expect(await tier()).toBe("production");
  await freshDatabase();
  await store(naming);
  await store(silent);
  expect(await tier()).toBe("production");
  await prisma().environment.update({ where: { name: "eu-west" }, data: { tier: "staging", settled: true } });
  await store([{ source: "gitlab", draft: scmEvent(gitlabAdapter, "deployment/failed") }]);
  expect(await tier()).toBe("staging");
});
