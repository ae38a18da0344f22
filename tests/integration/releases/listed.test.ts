import { beforeEach, expect, test } from "vitest";
import { hasFailed } from "@/lib/charts/wake-timeline/severity";
import { prisma } from "@/lib/db/prisma";
import { type WakeRow, wakesById } from "@/lib/db/read/deployment/wakes";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import type { Actor } from "@/lib/domain/access";
import { HORIZONS } from "@/lib/domain/horizon";
import { VERDICT_STATES } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import { recordEvents } from "@/lib/services/event/record";
import { parseReleases, VERDICT_FILTERS, type VerdictFilter } from "@/lib/urls/releases";
import { loadReleases } from "@/lib/views/releases/list";
import { isUnclear, isWatched, wakeRelease } from "@/lib/views/wake-release";
import { freshDatabase } from "@/tests/support/database";
import { drawOf } from "@/tests/support/prng";

const now = new Date("2026-11-20T14:00:00Z");
const system: Actor = { kind: "system", name: "test" };
const MINUTE = 60_000;

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(now);
});

const before = (minutes: number): string => new Date(now.getTime() - minutes * MINUTE).toISOString();
const told = (id: string, minutes: number, more: Record<string, unknown> = {}) => ({
  ...{ id, service: "orders", environment: "production", version: id, status: "succeeded", finishedAt: before(minutes) },
  ...more,
});
const tell = async (values: readonly unknown[]): Promise<void> => {
  const results = await recordEvents(system, { kind: "deployments", values }, now);
  for (const result of results) if (result.outcome === "refused") throw result.error;
};
const listed = async (search: Record<string, string>): Promise<string[]> =>
  (await loadReleases(system, parseReleases(search), now)).rows.map(({ version }) => version);

/** What the rules for a single deployment say of a group. */
function belongs(row: WakeRow, filter: VerdictFilter): boolean {
  const release = wakeRelease(row);
  if (filter === "failed") return hasFailed(release);
  if (filter === "open") return isWatched(release);
  if (filter === "unclear") return isUnclear(release);
  return (overallVerdict(row.verdicts)?.state ?? "pending") === filter;
}

test("every verdict filter finds exactly the deployments that the rules say", async () => {
  await tell(Array.from({ length: 150 }, (_, i) => told(`v${i}`, 2 * i + 1, i % 9 === 0 ? { service: `s${i}` } : {})));
  const draw = drawOf(7);
  const ids = (await prisma().deployment.findMany({ select: { id: true }, orderBy: { version: "asc" } })).map(({ id }) => id);
  const verdicts = ids.flatMap((deploymentId) =>
    HORIZONS.slice(0, draw(5)).flatMap((horizon) => {
      const state = VERDICT_STATES[draw(VERDICT_STATES.length)] ?? "healthy";
      const body = {
        horizon,
        state,
        effects: [],
        windows: { before: [], after: { from: now, to: now } },
        requests: { before: 0, after: 0 },
      };
      return draw(6) === 0 ? [] : [{ deploymentId, horizon, state, at: now, dueAt: now, body, method: "1" }];
    }),
  );
  await prisma().verdict.createMany({ data: verdicts });
  await prisma().deployment.updateMany({ where: { id: { in: ids.filter((_, i) => i % 13 === 0) } }, data: { endedBy: "rollback" } });
  const rows = await wakesById(ids);
  let found = 0;
  for (const verdict of VERDICT_FILTERS) {
    const expected = rows.filter((row) => belongs(row, verdict)).map(({ version }) => version);
    const pages = [await loadReleases(system, parseReleases({ verdict }), now)];
    while (pages.length < (pages[0]?.pages ?? 1))
      pages.push(await loadReleases(system, parseReleases({ verdict, page: String(pages.length + 1) }), now));
    const shown = pages.flatMap((page) => page.rows.map(({ version }) => version));
    expect(shown.toSorted(), verdict).toEqual(expected.toSorted());
    expect(pages[0], verdict).toMatchObject({ matching: expected.length, inPeriod: 150, more: false });
    found += expected.length;
  }
  expect(found).toBeGreaterThan(200);
});

test("pages follow one another without a gap, in the order that was asked for", async () => {
  await tell(Array.from({ length: 120 }, (_, i) => told(`v${i}`, 2 * i + 1, { service: i % 2 === 0 ? "b" : "a" })));
  const versions = async (search: Record<string, string>): Promise<string[]> => [
    ...(await listed({ ...search, page: "1" })),
    ...(await listed({ ...search, page: "2" })),
    ...(await listed({ ...search, page: "3" })),
  ];
  const newest = Array.from({ length: 120 }, (_, i) => `v${i}`);
  expect(await versions({})).toEqual(newest);
  expect(await versions({ sort: "oldest" })).toEqual(newest.toReversed());
  const odd = newest.filter((_, i) => i % 2 === 1);
  expect(await versions({ sort: "service" })).toEqual([...odd, ...newest.filter((_, i) => i % 2 === 0)]);
  expect((await loadReleases(system, parseReleases({ page: "99" }), now)).page).toBe(3);
});

test("attempts that failed, what was taken back, rollbacks and emergencies are each found", async () => {
  await tell([
    told("1", 300),
    told("2", 200),
    told("3", 150, { emergency: true }),
    told("4", 100, { version: "2" }),
    told("5", 50, { status: "failed" }),
  ]);
  expect(await listed({ outcome: "failed" })).toEqual(["5"]);
  expect((await loadReleases(system, parseReleases({ outcome: "failed" }), now)).rows[0]).toMatchObject({ reached: false });
  expect(await listed({ outcome: "rolled-back" })).toEqual(["3"]);
  expect(await listed({ show: "rollback" })).toEqual(["2"]);
  expect(await listed({ show: "emergency" })).toEqual(["3"]);
  expect(await listed({})).toEqual(["2", "3", "2", "1"]);
});

test("a carried change is found by its words, number, commit and ticket, and its author tells people from machines", async () => {
  const change = (number: number, title: string, bot: boolean) => ({
    ...{ id: `shop#${number}`, repository: "shop", number, title, bot, author: bot ? "update-bot" : "Ada" },
    ...{ commit: `${number}abcdef0`.repeat(5).slice(0, 40), firstCommitAt: before(900), mergedAt: before(600) },
  });
  await tell([
    told("a", 90, { changes: [change(41, "SHOP-7 Guard the Cart", false)] }),
    told("b", 60, { changes: [change(42, "Update libraries", true)] }),
    told("c", 30, { changes: [change(43, "Other", false), change(44, "Update more", true)] }),
    told("d", 10),
  ]);
  expect(await listed({ carries: "the cart" })).toEqual(["a"]);
  expect(await listed({ carries: "#42" })).toEqual(["b"]);
  expect(await listed({ carries: "shop#43" })).toEqual(["c"]);
  expect(await listed({ carries: "41abcdef0" })).toEqual(["a"]);
  expect(await listed({ authors: "bots" })).toEqual(["b"]);
  expect(await listed({ authors: "people" })).toEqual(["c", "a"]);
  expect(await listed({ carries: "update", authors: "people", q: "ORD" })).toEqual(["c"]);
  expect(await listed({ carries: "100%_" })).toEqual([]);
});

test("what hurt and what is rework are those that the figures count", async () => {
  await tell([
    told("1", 3000),
    told("2", 2800),
    told("3", 2600, { version: "1" }),
    told("4", 2400, { labels: { hotfix: "yes" } }),
    told("5", 1200),
  ]);
  expect(await listed({ outcome: "hurt" })).toEqual(["2"]);
  expect((await listed({ outcome: "rework" })).toSorted()).toEqual(["1", "4"]);
  expect(await listed({ outcome: "rework", show: "rollback" })).toEqual(["1"]);
  expect(await loadReleases(system, parseReleases({ outcome: "hurt" }), now)).toMatchObject({
    matching: 1,
    inPeriod: 5,
  });
});

test("a restricted token counts and sees no more than it reaches", async () => {
  await tell([told("1", 30), told("2", 20, { service: "secret" }), told("3", 10, { environment: "live-2" })]);
  await prisma().environment.update({ where: { name: "live-2" }, data: { tier: "production" } });
  const actor: Actor = {
    ...{ kind: "token", id: "t", name: "t", scopes: ["read"] },
    reach: { services: ["orders"], environments: ["production"] },
  };
  const model = await loadReleases(actor, parseReleases({}), now);
  expect(model).toMatchObject({ matching: 1, inPeriod: 1, services: ["orders"], environments: ["production"] });
  expect(JSON.stringify(model)).not.toMatch(/secret|live-2/);
});
