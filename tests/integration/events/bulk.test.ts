import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { closePool, pool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { settleCarried } from "@/lib/services/carried/settle";
import { recordEvents } from "@/lib/services/event/record";
import { freshDatabase } from "@/tests/support/database";
import { drawOf } from "@/tests/support/prng";
import { deploymentRows } from "./support/deployment-rows";

const MINUTE = 60_000;
const START = Date.UTC(2025, 2, 1);
const now = new Date("2026-11-20T14:00:00Z");
const system = { kind: "system", name: "test" } as const;
const REPOSITORY = "https://github.com/acme/shop";
const PLACES = 6;

beforeAll(async () => {
  await pool().query(`
    create sequence updates;
    create function note_update() returns trigger language plpgsql as $$ begin perform nextval('updates'); return new; end $$;
    create trigger note_update after update on "Deployment" for each row execute function note_update();
    create trigger note_update after update on "DeploymentRecord" for each row execute function note_update()`);
});

beforeEach(freshDatabase);

afterAll(async () => {
  await disconnect();
  await closePool();
});

const updates = async (): Promise<number> => Number((await pool().query(`select nextval('updates') as count`)).rows[0].count);

/** A history of three services in two environments: versions that come back, failures, deployments that are taken back. */
function history(count: number): Record<string, unknown>[] {
  const draw = drawOf(7);
  return Array.from({ length: count }, (_, nth) => {
    const at = START + nth * 7 * MINUTE;
    const status = ["succeeded", "succeeded", "succeeded", "failed", "rolled_back"][draw(5)];
    return {
      id: `run-${nth}`,
      service: `service-${nth % 3}`,
      environment: nth % 2 === 0 ? "staging" : "production",
      version: `1.${draw(3) === 0 ? draw(12) : nth}`,
      status,
      startedAt: new Date(at).toISOString(),
      finishedAt: new Date(at + 3 * MINUTE).toISOString(),
      repository: REPOSITORY,
      changes: draw(4) === 0 ? [`#${draw(30) + 1}`, `TASK-${draw(9)}`] : [`${REPOSITORY}#${nth + 100}`],
    };
  });
}

const tell = (values: readonly unknown[]) => recordEvents(system, { kind: "deployments", values }, now);

async function tellIn(values: readonly unknown[], size: number): Promise<unknown> {
  await freshDatabase();
  for (let from = 0; from < values.length; from += size) await tell(values.slice(from, from + size));
  while ((await settleCarried(now)) > 0);
  return deploymentRows();
}

test("told at once, in parts, or one by one and backwards, a history is the same", async () => {
  const told = history(180);
  const atOnce = await tellIn(told, 500);
  expect(await prisma().deployment.count()).toBe(180);
  expect(await tellIn(told, 17)).toEqual(atOnce);
  expect(await tellIn(told.toReversed(), 1)).toEqual(atOnce);
});

test("a history that says what it carries is written once, and leaves nothing to be worked out", async () => {
  const plain = history(200).map((one, nth) => ({ ...one, status: "succeeded", version: `1.${nth}` }));
  await tell(plain.slice(0, 100));
  const before = await updates();
  await tell(plain.slice(100));
  // The last of each place is told that another came after it; asking counts as well.
  expect((await updates()) - before - 1).toBe(PLACES);
  const left = await prisma().deployment.count({ where: { OR: [{ carryDueAt: { not: null } }, { carriedBy: null }] } });
  expect(left + (await prisma().carryHint.count())).toBe(0);
  expect(await prisma().deploymentChange.count()).toBeGreaterThanOrEqual(200);
});

test("a short name of a change that turns out to be an id of its own is linked anew", async () => {
  await tell([{ ...history(1)[0], changes: ["#42"] }]);
  expect((await prisma().deploymentChange.findMany()).map(({ changeId }) => changeId)).toEqual([`${REPOSITORY}#42`]);
  await recordEvents(system, { kind: "changes", values: [{ id: "#42", repository: REPOSITORY, title: "By its short name" }] }, now);
  while ((await settleCarried(now)) > 0);
  expect((await prisma().deploymentChange.findMany()).map(({ changeId }) => changeId)).toEqual(["#42"]);
  expect(await prisma().change.findMany({ select: { id: true } })).toEqual([{ id: "#42" }]);
});

test("a change that only deployments name is described by all of them", async () => {
  const [one] = history(1);
  const told = (id: string, repository: string) => ({ ...one, id, service: id, repository, changes: ["CHG-7"] });
  await tell([told("b", "https://github.com/acme/b")]);
  await tell([told("a", "https://github.com/acme/a")]);
  while ((await settleCarried(now)) > 0);
  expect(await prisma().change.findMany({ select: { id: true, repository: true } })).toEqual([
    { id: "CHG-7", repository: "https://github.com/acme/a" },
  ]);
});
