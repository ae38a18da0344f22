import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { foldDeliveryDays } from "@/lib/services/delivery/fold";
import { loadDeliveryAnswer } from "@/lib/views/delivery/answer";
import type { DeliveryQuestion } from "@/lib/views/delivery/question";
import { freshDatabase } from "@/tests/support/database";
import { allPages, type Head } from "@/tests/support/delivery-api-pages";
import { type ApiRow, type Recomputed, recompute } from "@/tests/support/delivery-api-script";
import { deliveryHistory } from "@/tests/support/delivery-histories";
import type { DeliveryHistory } from "@/tests/support/delivery-history";
import { ownName, tellHistories } from "@/tests/support/delivery-told-history";

const HISTORIES = 40;
const NOW = new Date("2027-12-31T12:00:00Z");
const READER = { kind: "system", name: "script" } as const;
const ZONES = ["America/St_Johns", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"] as const;

const histories: DeliveryHistory[] = [];

beforeAll(async () => {
  await freshDatabase();
  await prisma().workspace.create({ data: { timezone: ZONES[0] } });
  for (const environment of ["production", "production-eu"])
    await prisma().environment.create({ data: { name: environment, tier: "production" } });
  for (let index = 0; index < HISTORIES; index += 1) histories.push(deliveryHistory(4 + (index % 14), 7_000 + index));
  await tellHistories(new Map(histories.entries()), NOW);
  await foldDeliveryDays();
}, 900_000);

afterAll(async () => {
  await disconnect();
  await closePool();
});

const DAY_MS = 86_400_000;
const dayBefore = (ms: number, days: number): string => new Date(ms - days * DAY_MS).toISOString().slice(0, 10);

/** A question about one history: its services one by one, its teams, its environments, in a zone of its own now and then. */
function questionOf(index: number, history: DeliveryHistory): DeliveryQuestion & { days: number; until: Date } {
  const first = history.deployments[0]?.at ?? 0;
  const last = history.deployments.at(-1)?.at ?? 0;
  const [from, to] = [dayBefore(first, 2 - (index % 4)), dayBefore(last, -2)];
  const recorded = history.deployments.filter((one) => one.recorded);
  const service = history.services.find(({ name }) => name === recorded[index % recorded.length]?.service);
  const place = [
    { service: ownName(index, service?.name ?? "") },
    { service: ownName(index, service?.name ?? ""), environment: history.environments[0] },
    service?.team === undefined || service.team === null
      ? { service: ownName(index, service?.name ?? "") }
      : { team: ownName(index, service.team) },
    { service: ownName(index, service?.name ?? ""), team: service?.team === null ? undefined : ownName(index, service?.team ?? "") },
  ][index % 4];
  const tz = index % 3 === 0 ? ZONES[(index / 3) % ZONES.length] : undefined;
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return {
    ...{ ...place, tz, days, definition: "wake", bots: index % 5 === 0, unit: index % 7 === 0 ? "commit" : "change" },
    ...{ from: { day: from }, to: { day: to }, bucket: days > 40 ? "month" : (["day", "week", "month"] as const)[index % 3] },
    // Some are asked while the last of their deployments is still observed.
    until: index % 2 === 0 ? NOW : new Date(Math.floor(last / 1000) * 1000 + 7 * 3_600_000),
  };
}

test("whoever adds up the rows of the API gets its figures, whatever happened", async () => {
  let rowsSeen = 0;
  for (const [index, history] of histories.entries()) {
    const { until, days, ...question } = questionOf(index, history);
    rowsSeen += await checkFigures(question, days, until, index % 6 === 0 ? 5 : 500, `history ${index}`);
  }
  expect(rowsSeen).toBeGreaterThan(HISTORIES * 5);
}, 900_000);

test("of all histories at once, by another calendar, while days are still to be folded again", async () => {
  await prisma().workspace.updateMany({ data: { timezone: "Europe/Berlin" } });
  await foldDeliveryDays();
  await tellHistories(new Map([[HISTORIES, deliveryHistory(20, 4_711)]]), NOW);
  const year = { from: { day: "2026-01-01" }, to: { day: "2027-01-01" } };
  for (const environment of [undefined, "production-eu"])
    await checkFigures(
      { ...year, environment, definition: "wake", bots: false, unit: "change", bucket: "month" },
      ...([365, NOW, 400, `everything in ${environment ?? "all of production"}`] as const),
    );
}, 900_000);

async function checkFigures(question: DeliveryQuestion, days: number, now: Date, limit: number, what: string): Promise<number> {
  const { metrics, timezone } = await loadDeliveryAnswer(READER, question, now);
  let seen = 0;
  for (const metric of METRIC_IDS) {
    const { head, rows } = await allPages(metric, { ...question, limit }, now);
    const [figure, about, asked] = [metrics[metric], `${metric} of ${what}`, { metric, unit: head.unit, computedAt: head.computedAt }];
    seen += rows.length;
    expect(new Set(rows.map((row) => `${row.deployment} ${row.change}`)).size, about).toBe(rows.length);
    expectSame(about, recompute(rows, { ...asked, days }), figure, figure.interval);
    expect(countsOf(rows, head), about).toEqual({ in: head.rowsIn, out: head.rowsOut });
    expect([figure.value, figure.n, figure.interval], about).toEqual([head.value, head.n, head.interval]);
    for (const bucket of figure.buckets) {
      const within = rows.filter((row) => timeOf(row) >= bucket.from.getTime() && timeOf(row) < bucket.to.getTime());
      const dates = [bucket.from, bucket.to].map((at) => Date.parse(at.toLocaleDateString("en-CA", { timeZone: timezone })));
      const again = recompute(within, { ...asked, days: ((dates[1] ?? 0) - (dates[0] ?? 0)) / DAY_MS });
      expectSame(`${about} from ${bucket.from.toISOString()}`, again, bucket, bucket.interval);
      if (metric === "leadTimeForChanges" && again.n > 0) expect([bucket.p25, bucket.p75], about).toEqual([again.p25, again.p75]);
    }
  }
  return seen;
}

const timeOf = ({ finishedAt, deployedAt }: ApiRow): number => Date.parse(finishedAt ?? deployedAt ?? "");

type Told = { readonly value: number | null; readonly n: number };

function expectSame(about: string, again: Recomputed, told: Told, interval: Head["interval"]): void {
  // What has no rows has no value; that nothing happened is a frequency of 0 once anything is connected.
  if (told.value === null || again.value === null) expect([told.value, told.n], about).toEqual([again.value, again.n]);
  else expect([told.value, told.n], about).toEqual([expect.closeTo(again.value, 9), again.n]);
  if (again.low !== undefined && again.high !== undefined && told.value !== null)
    expect(interval, about).toMatchObject({ low: expect.closeTo(again.low ?? 0, 9), high: expect.closeTo(again.high ?? 0, 9) });
}

/** How many rows count and do not; by commit the commits are counted. */
function countsOf(rows: readonly ApiRow[], { unit, metric }: Head): { in: number; out: Record<string, number> } {
  const byCommit = metric === "leadTimeForChanges" && unit === "commit";
  const out: Record<string, number> = {};
  const add = (reason: string, count: number): void => {
    if (count > 0) out[reason] = (out[reason] ?? 0) + count;
  };
  for (const { reason, change, commitSeconds = [], commitsLeftOut = 0 } of rows) {
    if (!byCommit || reason === "already-live" || change === null) add(reason ?? "", reason === null ? 0 : 1);
    else if (reason === "bot") add("bot", commitSeconds.length + commitsLeftOut || 0);
    else add("no-commit-time", commitsLeftOut);
  }
  const counted = rows.filter(({ included }) => included);
  return { in: byCommit ? counted.reduce((sum, { commitSeconds = [] }) => sum + commitSeconds.length, 0) : counted.length, out };
}
