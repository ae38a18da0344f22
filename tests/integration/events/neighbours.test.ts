import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { recordEvents } from "@/lib/services/event/record";
import { freshDatabase } from "@/tests/support/database";

beforeEach(freshDatabase);

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString();
const arrived = new Date(at(600));

/** Tells of deployments in the order given; a name is `version:status` and the minute at which it ended. */
async function tell(...told: readonly (readonly [name: string, minute: number, change?: Record<string, unknown>])[]): Promise<void> {
  for (const [name, minute, change] of told) {
    const [version, status = "succeeded"] = name.split(":");
    const body = {
      id: `${version}@${minute}`,
      service: "checkout",
      environment: "production",
      version,
      status,
      finishedAt: at(minute),
      ...change,
    };
    const [result] = await recordEvents({ kind: "system", name: "test" }, { kind: "deployments", values: [body] }, arrived);
    expect(result?.outcome).toBe("created");
  }
}

/** What stands there, oldest first: version, its predecessor's, the minute of its end, by what, whether it is a rollback. */
async function chain(environment = "production"): Promise<unknown[][]> {
  const rows = await prisma().deployment.findMany({ where: { environment }, orderBy: { finishedAt: "asc" } });
  const versionOf = (id: string | null): string | null => rows.find((row) => row.id === id)?.version ?? null;
  const minute = (date: Date | null): number | null => (date === null ? null : (date.getTime() - Date.parse(at(0))) / 60_000);
  return rows.map((row) => [row.version, versionOf(row.previousId), minute(row.endedAt), row.endedBy, row.isRollback]);
}

test("each follows the one before, whatever the order in which they arrive", async () => {
  await tell(["3", 30], ["1", 10], ["2", 20]);
  expect(await chain()).toEqual([
    ["1", null, 20, "next", false],
    ["2", "1", 30, "next", false],
    ["3", "2", null, null, false],
  ]);
});

test("a version that was live before the one it replaces is a rollback, and ends it as one", async () => {
  await tell(["1", 10], ["2", 20], ["1", 25], ["3", 40], ["3", 50]);
  expect(await chain()).toEqual([
    ["1", null, 20, "next", false],
    ["2", "1", 25, "rollback", false],
    ["1", "2", 40, "next", true],
    ["3", "1", 50, "next", false],
    ["3", "3", null, null, false],
  ]);
});

test("its time ends when the next one starts to roll out, but not before it began", async () => {
  await tell(["1", 10], ["2", 30, { startedAt: at(22) }], ["3", 40, { startedAt: at(28) }]);
  expect(await chain()).toEqual([
    ["1", null, 22, "next", false],
    ["2", "1", 30, "next", false],
    ["3", "2", null, null, false],
  ]);
});

test("what failed has a predecessor and is nobody's", async () => {
  await tell(["1", 10], ["2:failed", 20], ["3:cancelled", 25], ["4", 30]);
  expect(await chain()).toEqual([
    ["1", null, 30, "next", false],
    ["2", "1", null, null, false],
    ["3", "1", null, null, false],
    ["4", "1", null, null, false],
  ]);
});

test("taken back: it ends then, or when the next one came first", async () => {
  await tell(["1", 10], ["2", 20], ["2:rolled_back", 27, { id: "2@20" }]);
  expect((await chain()).at(-1)).toEqual(["2", "1", 27, "rollback", false]);
  await tell(["1", 26]);
  expect(await chain()).toEqual([
    ["1", null, 20, "next", false],
    ["2", "1", 26, "rollback", false],
    ["1", "2", null, null, true],
  ]);
});

test("other environments and services do not count", async () => {
  await tell(["1", 10], ["2", 15, { environment: "staging" }], ["9", 16, { service: "payments" }], ["2", 20]);
  expect(await chain("staging")).toEqual([["2", null, null, null, false]]);
  expect(await prisma().deployment.findFirst({ where: { service: "payments" } })).toMatchObject({ previousId: null, endedAt: null });
});

test("whoever gets another end is looked at again; the rest is left alone", async () => {
  await tell(["1", 10], ["2", 20], ["3", 30]);
  await prisma().deployment.updateMany({ data: { nextLookAt: null } });
  await tell(["4", 40], ["5:failed", 50]);
  const rows = await prisma().deployment.findMany({ orderBy: { finishedAt: "asc" } });
  expect(rows.map((row) => row.nextLookAt !== null)).toEqual([false, false, true, true, false]);
});
