import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { settleCarried } from "@/lib/services/carried/settle";
import { rebuildProjections } from "@/lib/services/event/rebuild";
import { busyDay, type Call } from "@/tests/support/busy-day";
import { freshDatabase } from "@/tests/support/database";
import { drawOf } from "@/tests/support/prng";
import { callHook, connect, drainInbox, SECRET } from "./support/hooks-connection";
import { everythingKnown } from "./support/hooks-projections";

const DEPLOYMENTS = 60;
const AT_ONCE = 8;

/** The headers that the system of a call would send. */
function signed({ source, event, id }: Call, body: string): Record<string, string> {
  const mac = createHmac("sha256", SECRET).update(body).digest("hex");
  if (source === "github") return { "x-github-event": event, "x-github-delivery": id, "x-hub-signature-256": `sha256=${mac}` };
  if (source === "pagerduty") return { "x-pagerduty-signature": `v1=${mac}`, "x-webhook-id": id };
  return { authorization: `Bearer ${SECRET}` };
}

function shuffled<Value>(values: readonly Value[], seed: number): Value[] {
  const draw = drawOf(seed);
  const mixed = [...values];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = draw(last + 1);
    const [a, b] = [mixed[last], mixed[other]];
    if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a];
  }
  return mixed;
}

async function deliver(calls: readonly Call[]): Promise<void> {
  await freshDatabase();
  for (const source of ["github", "argocd", "pagerduty"]) await connect(source);
  const waiting = calls.values();
  const send = async (): Promise<void> => {
    for (const call of waiting) {
      const body = JSON.stringify(call.body);
      const { status } = await callHook(call.source, body, signed(call, body));
      expect([200, 202]).toContain(status);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  await drainInbox();
  await settle();
}

async function settle(): Promise<void> {
  while ((await settleCarried(new Date())) > 0);
}

test("a busy day is the same history in whatever order and however often it is told, and after a rebuild", async () => {
  const day = busyDay(DEPLOYMENTS);
  await deliver(day);
  const told = await everythingKnown();
  const deployments = await prisma().deployment.findMany({ include: { changes: true } });
  // One for each that GitHub tells of: what Argo CD tells as well is the same.
  expect(deployments).toHaveLength(DEPLOYMENTS);
  expect(deployments.some(({ source }) => source === "argocd")).toBe(true);
  expect(deployments.some(({ isRollback, changes }) => isRollback && changes.length === 0)).toBe(true);
  expect(deployments.filter(({ changes }) => changes.length > 0).length).toBeGreaterThan(DEPLOYMENTS / 2);
  expect(await prisma().incident.count({ where: { status: "resolved" } })).toBeGreaterThan(0);
  for (const seed of [1, 2]) {
    await deliver(shuffled([...day, ...day.filter((_, index) => index % 3 === seed)], seed));
    expect(await everythingKnown()).toEqual(told);
  }
  await rebuildProjections(new Date());
  await settle();
  expect(await everythingKnown()).toEqual(told);
}, 180_000);
