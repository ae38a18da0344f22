import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { ensureEnvironment } from "@/lib/db/write/catalogue-environment";
import { startOfDay } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import type { PeriodFacts } from "@/lib/metrics/delivery/period-facts";
import { foldDeliveryDays } from "@/lib/services/delivery/fold";
import { mergeDeliveryMonths } from "@/lib/services/delivery/merge-months";
import { loadFigures } from "@/lib/views/delivery/figures";
import { loadPeriodFacts, type PeriodFactsQuery } from "@/lib/views/delivery/period-facts";
import { freshDatabase } from "@/tests/support/database";
import { deliveryHistory } from "@/tests/support/delivery-histories";
import { referenceFacts } from "@/tests/support/delivery-reference";
import { ownName, tellHistories } from "@/tests/support/delivery-told-history";
import { drawOf } from "@/tests/support/prng";

const ZONE = "America/St_Johns";
const NOW = new Date("2027-04-20T15:30:00Z");
const READER = { kind: "user", id: "u", name: "reader", role: "viewer" } as const;
const EVERYTHING: Selection = { service: null, team: null, environment: null };
const HISTORIES = 8;

beforeAll(async () => {
  await freshDatabase();
  await prisma().workspace.create({ data: { id: 1, timezone: ZONE } });
  for (const name of ["production", "production-eu"]) await ensureEnvironment(prisma(), name, "production");
  await tell(0, HISTORIES);
});

const tell = (from: number, to: number): Promise<void> =>
  tellHistories(new Map(Array.from({ length: to - from }, (_, nth) => [from + nth, deliveryHistory(40, 97 + from + nth)])), NOW);

/** What the loader says, as far as rows alone decide it. */
const said = ({ from: _from, to: _to, days: _days, connected: _connected, partial: _partial, ...facts }: PeriodFacts) => facts;

/** Periods of every kind: whole months, whole days, edges within a day, and the present day. */
function drawn(seed: number): PeriodFactsQuery {
  const draw = drawOf(seed);
  const history = ownName(draw(HISTORIES), "");
  const selection = [
    EVERYTHING,
    { ...EVERYTHING, environment: "production" },
    { ...EVERYTHING, team: `${history}team-${draw(2)}` },
    { ...EVERYTHING, service: `${history}checkout` },
    { service: `${history}basket`, team: null, environment: "production-eu" },
  ][draw(5)] as Selection;
  const day = (months: number): string => new Date(Date.UTC(2026, months, 1 + (draw(2) === 0 ? 0 : draw(28)))).toISOString().slice(0, 10);
  const month = draw(9);
  const [from, to] = [startOfDay(day(month), ZONE), draw(5) === 0 ? NOW : startOfDay(day(month + 1 + draw(5)), ZONE)];
  return {
    selection,
    from: draw(3) === 0 ? new Date(from.getTime() + draw(80_000_000)) : from,
    to,
    zone: null,
    bucket: (["day", "week", "month"] as const)[draw(3)] ?? "day",
    lead: { bots: draw(2) === 0, unit: draw(2) === 0 ? "change" : "commit" },
    compare: draw(2) === 0,
  };
}

/** Compares so many drawn questions with what all rows of their periods give at once. */
async function agrees(questions: number, seed: number): Promise<void> {
  let deployments = 0;
  for (let index = 0; index < questions; index++) {
    const query = drawn(seed + index);
    const loaded = await loadPeriodFacts(READER, query, NOW);
    expect(loaded.stale).toBe(false);
    for (const facts of [loaded.now, ...(loaded.before === null ? [] : [loaded.before])])
      expect(said(facts), JSON.stringify(query)).toEqual(
        await referenceFacts({ ...query, from: facts.from, to: facts.to, zone: ZONE }, NOW),
      );
    for (const facts of loaded.buckets.slice(0, 5)) {
      const { stages, ...reference } = await referenceFacts({ ...query, from: facts.from, to: facts.to, zone: ZONE }, NOW);
      expect(said(facts), JSON.stringify(query)).toMatchObject({
        ...reference,

        stages: { review: { n: stages["review"]?.n } },
      });
    }
    deployments += loaded.now.counts.reached;
  }
  expect(deployments).toBeGreaterThan(0);
}

test("before anything is folded, figures are those of the rows", () => agrees(6, 1));

test("folded days give the same, and so do merged months", async () => {
  await foldDeliveryDays();
  await agrees(12, 100);
  expect(await mergeDeliveryMonths(NOW)).toBeGreaterThan(0);
  expect(await mergeDeliveryMonths(NOW)).toBe(0);
  await agrees(12, 200);
});

test("what happens after days were merged counts at once", async () => {
  await tell(HISTORIES, HISTORIES + 1);
  await agrees(8, 300);
  await foldDeliveryDays();
  await agrees(8, 400);
});

test("days of another zone are counted from the rows", async () => {
  const query = { ...drawn(500), zone: "Asia/Kolkata" };
  const { now, zone } = await loadPeriodFacts(READER, query, NOW);
  expect(zone).toBe("Asia/Kolkata");
  expect(said(now)).toEqual(await referenceFacts({ ...query, zone }, NOW));
});

test("a period is as long as its calendar days, and the one before it has as many", async () => {
  const query = { ...drawn(1), selection: EVERYTHING, compare: true, bucket: "week" } as const;
  const [from, to] = [startOfDay("2026-03-02", ZONE), startOfDay("2026-03-30", ZONE)];
  const { now, before, buckets } = await loadPeriodFacts(READER, { ...query, from, to }, NOW);
  expect([now.days, before?.days, before?.from, before?.to]).toEqual([28, 28, startOfDay("2026-02-02", ZONE), from]);
  expect(buckets.map(({ days, partial }) => [days, partial])).toEqual([7, 7, 7, 7].map((days) => [days, false]));
  const cut = await loadPeriodFacts(READER, { ...query, from: new Date(from.getTime() + 6 * 3_600_000), to }, NOW);
  expect(cut.now.days).toBe(27.75);
  expect(cut.buckets.map(({ partial }) => partial)).toEqual([true, false, false, false]);
});

test("a token sees figures of what it reaches and of nothing more", async () => {
  const token = { kind: "token", id: "t", name: "t", scopes: ["read"], reach: { services: ["h0-checkout"], environments: [] } } as const;
  const query = { ...drawn(1), selection: EVERYTHING };
  await expect(loadFigures(token, query, NOW)).rejects.toMatchObject({ code: "forbidden", fix: expect.stringContaining("h0-checkout") });
  await expect(loadFigures(token, { ...query, selection: { ...EVERYTHING, team: "h0-team-0" } }, NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(loadFigures(token, { ...query, selection: { ...EVERYTHING, service: "h0-checkout" } }, NOW)).resolves.toBeDefined();
  const narrow = { ...token, reach: { services: [], environments: ["production"] } };
  await expect(loadFigures(narrow, query, NOW)).rejects.toMatchObject({ code: "forbidden", fix: expect.stringContaining("production") });
  await expect(loadFigures(null, query, NOW)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a service is in no other team's figures, and an environment that is not production has none", async () => {
  const query = drawn(1);
  const elsewhere = await loadPeriodFacts(
    READER,
    { ...query, selection: { service: "h0-checkout", team: "h1-team-0", environment: null } },
    NOW,
  );
  expect(elsewhere.now.counts.reached + elsewhere.now.counts.failed).toBe(0);
  await ensureEnvironment(prisma(), "staging", "staging");
  const { figures } = await loadFigures(READER, { ...query, selection: { ...EVERYTHING, environment: "staging" } }, NOW);
  expect(figures.deploymentFrequency).toMatchObject({ value: null, reason: "not-production" });
});
