import fc from "fast-check";
import { expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { groupBy } from "@/lib/domain/group-by";
import { freshDatabase } from "@/tests/support/database";
import { tellDrafts, toldDeployment } from "./support/told-deployments";

type Row = Awaited<ReturnType<typeof readRows>>[number];
type Settled = readonly [previousId: string | null, isRollback: boolean, endedAt: Date | null, endedBy: string | null];

const readRows = () => prisma().deployment.findMany();
const timeOf = (row: Row): number => (row.finishedAt ?? row.occurredAt).getTime();
const hasReached = (row: Row): boolean => row.status === "succeeded" || row.status === "rolled_back";

/** The whole order of one place, worked out from nothing. */
function settledPlace(rows: readonly Row[]): Map<string, Settled> {
  const order = rows.toSorted((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1));
  const settled = new Map<string, Settled>();
  const live = order.filter(hasReached);
  const isBack = (index: number): boolean => {
    const row = live[index];
    if (row === undefined) return false;
    const wasLive = live.slice(0, index).some(({ version }) => version === row.version);
    return row.saidRollback || (wasLive && live[index - 1]?.version !== row.version);
  };
  live.forEach((row, index) => {
    const next = live[index + 1];
    const taken = row.status === "rolled_back" ? [row.occurredAt.getTime()] : [];
    const replaced = next === undefined ? [] : [Math.max(timeOf(row), (next.startedAt ?? new Date(timeOf(next))).getTime())];
    const ends = [...taken, ...replaced];
    const endedBy = taken.length > 0 || isBack(index + 1) ? "rollback" : next === undefined ? null : "next";
    settled.set(row.id, [live[index - 1]?.id ?? null, isBack(index), ends.length === 0 ? null : new Date(Math.min(...ends)), endedBy]);
  });
  for (const row of order.filter((one) => !hasReached(one))) {
    const before = order.slice(0, order.indexOf(row)).findLast(hasReached);
    settled.set(row.id, [before?.id ?? null, row.saidRollback, null, null]);
  }
  return settled;
}

const history = fc.array(
  fc.record({
    source: fc.constant("api"),
    entity: fc.nat({ max: 11 }).map(String),
    status: fc.constantFrom("started", "succeeded", "succeeded", "succeeded", "failed", "rolled_back", "queued"),
    minute: fc.nat({ max: 60 }),
    nth: fc.nat({ max: 2 }),
    facts: fc.record({ version: fc.constantFrom("1", "2", "3"), rollback: fc.constant(true) }, { requiredKeys: ["version"] }),
  }),
  { minLength: 5, maxLength: 40 },
);

test("what is settled around each change is what the whole history says", async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.integer({ min: 1, max: 6 }), async (told, size) => {
      await freshDatabase();
      for (let from = 0; from < told.length; from += size) await tellDrafts(told.slice(from, from + size).map(toldDeployment));
      const rows = await readRows();
      const whole = [...groupBy(rows, ({ service, environment }) => `${service} ${environment}`).values()].flatMap((place) => [
        ...settledPlace(place),
      ]);
      const stored = new Map(rows.map((row) => [row.id, [row.previousId, row.isRollback, row.endedAt, row.endedBy]]));
      expect(stored).toEqual(new Map(whole));
    }),
    { numRuns: 60 },
  );
}, 240_000);
