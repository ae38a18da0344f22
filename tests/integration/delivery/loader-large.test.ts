import { beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { daysLater, startOfDay } from "@/lib/domain/calendar";
import { NO_COUNTS } from "@/lib/metrics/delivery/counts";
import { byMeasure, encodeDay } from "@/lib/metrics/delivery/day-codec";
import { distributionOf } from "@/lib/metrics/delivery/distribution";
import { NOTHING_NOTABLE } from "@/lib/metrics/delivery/notable";
import { MEASURES, type Measure, type Summary } from "@/lib/metrics/delivery/summary";
import { mergeDeliveryMonths } from "@/lib/services/delivery/merge-months";
import { loadPeriodFacts } from "@/lib/views/delivery/period-facts";
import { freshDatabase } from "@/tests/support/database";
import { drawOf } from "@/tests/support/prng";

const NOW = new Date("2026-07-20T12:00:00Z");
const READER = { kind: "user", id: "u", name: "reader", role: "viewer" } as const;
const FIRST = "2026-03-10";
const draw = drawOf(5);
/** Days that are too large to keep their values with their counts, but for every third. */
const DAYS = Array.from({ length: 130 }, (_, index) => ({ day: daysLater(FIRST, index), ...daySummary(index) }));

function daySummary(index: number): { readonly summary: Summary; readonly environment: string; readonly sole: string | null } {
  const size = index % 3 === 0 ? 40 : 500;
  const value = (): number => Math.floor(2 ** (draw(2_000) / 100) + draw(20));
  const values = (of: Measure): number[] =>
    of === "unhurt" || of === "open" ? [] : Array.from({ length: size }, value).sort((a, b) => a - b);
  const summary = { counts: { ...NO_COUNTS, reached: size }, sorted: byMeasure(values), notable: NOTHING_NOTABLE };
  return { summary, environment: "*", sole: index < 60 ? "production" : null };
}

beforeAll(async () => {
  await freshDatabase();
  await prisma().workspace.create({ data: { id: 1, timezone: "Europe/Berlin" } });
  await pool().query(`DELETE FROM "DeliveryStale"`);
  for (const { day, summary, environment, sole } of DAYS) {
    const { facts, sorted } = encodeDay(summary);
    await pool().query(
      `INSERT INTO "DeliveryDay" (scope, environment, day, sole, facts, sorted, reached, failed, hurt, rework, changes)
       VALUES ('all', $1, $2::date, $3, $4, $5, 0, 0, 0, 0, 0)`,
      [environment, day, sole, Buffer.from(facts), Buffer.from(sorted)],
    );
  }
});

const between = (first: string, last: string, measure: Measure): number[] =>
  DAYS.filter(({ day }) => day >= first && day < last)
    .flatMap(({ summary }) => summary.sorted[measure])
    .sort((a, b) => a - b);

async function agrees(first: string, last: string, bots: boolean, environment: string | null): Promise<void> {
  const zone = "Europe/Berlin";
  const [from, to] = [startOfDay(first, zone), startOfDay(last, zone)];
  const selection = { service: null, team: null, environment };
  const { now, before, buckets } = await loadPeriodFacts(
    READER,
    { selection, from, to, zone: null, bucket: "month", lead: { bots, unit: "change" }, compare: true },
    NOW,
  );
  const of = (measures: readonly Measure[], since = first, until = last) =>
    distributionOf(measures.flatMap((measure) => between(since, until, measure)).sort((a, b) => a - b));
  expect(now.lead).toEqual(of(bots ? ["lead", "bot-lead"] : ["lead"]));
  const { n, p25, p50, p75 } = of(bots ? ["review", "bot-review"] : ["review"]);
  expect(now.stages.review).toEqual({ n, p25, p50, p75 });
  expect(now.recovered).toEqual(between(first, last, "recovery"));
  expect(now.deploymentDays).toBe(DAYS.filter(({ day }) => day >= first && day < last).length);
  const dayIn = (at: Date): string => new Date(at.getTime() + 2 * 3_600_000).toISOString().slice(0, 10);
  for (const part of [...buckets, ...(before === null ? [] : [before])])
    expect(part.lead).toEqual(of(bots ? ["lead", "bot-lead"] : ["lead"], dayIn(part.from), dayIn(part.to)));
}

test("quantiles of large days are exact, merged to months or not", async () => {
  expect(MEASURES.length).toBeGreaterThan(0);
  await agrees("2026-04-01", "2026-07-01", false, null);
  await agrees("2026-05-15", "2026-07-11", true, null);
  expect(await mergeDeliveryMonths(NOW)).toBe(4);
  await agrees("2026-04-01", "2026-07-01", false, null);
  await agrees("2026-05-15", "2026-07-11", true, null);
});

test("a month of one environment alone is also that environment's", async () => {
  await agrees("2026-04-01", "2026-05-01", false, "production");
});

test("a month is read day by day from the statement on that changes one of its days", async () => {
  const [changed] = DAYS.filter(({ day }) => day === "2026-06-11");
  const { facts, sorted } = encodeDay(daySummary(1).summary);
  await pool().query(`UPDATE "DeliveryDay" SET facts = $1, sorted = $2 WHERE day = '2026-06-11'`, [
    Buffer.from(facts),
    Buffer.from(sorted),
  ]);
  await expect(agrees("2026-04-01", "2026-07-01", false, null)).rejects.toThrow();
  const packed = encodeDay(changed?.summary ?? daySummary(1).summary);
  await pool().query(`UPDATE "DeliveryDay" SET facts = $1, sorted = $2 WHERE day = '2026-06-11'`, [
    Buffer.from(packed.facts),
    Buffer.from(packed.sorted),
  ]);
  await agrees("2026-04-01", "2026-07-01", false, null);
  expect(await mergeDeliveryMonths(NOW)).toBe(1);
  await agrees("2026-04-01", "2026-07-01", false, null);
});
