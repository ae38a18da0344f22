import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { fluxAdapter } from "@/lib/ingest/sources/flux";
import { sourceSettings } from "@/lib/ingest/sources/source-settings";
import type { TracedDraft } from "@/lib/services/event/store-drafts";
import { freshDatabase } from "@/tests/support/database";
import { tellDrafts } from "./support/told-deployments";

beforeAll(freshDatabase);

const receivedAt = new Date("2026-03-02T00:00:00Z");
const settings = sourceSettings.parse({ environments: { shop: "production" } });
const origin = { source: "flux", connection: "flux-1", deliveryId: null, receivedAt, mapperVersion: 1 };

/** What Flux reports of the revision of one object at a minute. */
function reported(uid: string, what: "succeeded" | "failed", minute: number): TracedDraft[] {
  const body = JSON.parse(readFileSync(`tests/fixtures/flux/kustomization-${what}.json`, "utf8"));
  const timestamp = new Date(Date.UTC(2026, 2, 1, 9, minute)).toISOString();
  const told = { ...body, timestamp, involvedObject: { ...body.involvedObject, uid, name: uid } };
  const { events } = fluxAdapter.read({ connection: "flux-1", receivedAt, headers: {}, body: told, settings });
  return events.map((draft) => ({ draft, origin }));
}

type Report = readonly [what: "succeeded" | "failed", minute: number];

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

const ending = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 9, minute));
const CASES: readonly (readonly [string, readonly Report[], string, number])[] = [
  [
    "a failure before the first success",
    [
      ["failed", 0],
      ["succeeded", 10],
    ],
    "succeeded",
    10,
  ],
  [
    "a check that failed later, and succeeded again",
    [
      ["succeeded", 0],
      ["failed", 10],
      ["succeeded", 20],
    ],
    "succeeded",
    0,
  ],
  [
    "failures around a success, told again and again",
    [
      ["failed", 0],
      ["succeeded", 5],
      ["failed", 10],
      ["succeeded", 20],
    ],
    "succeeded",
    5,
  ],
  [
    "nothing but failures",
    [
      ["failed", 0],
      ["failed", 10],
    ],
    "failed",
    0,
  ],
];

test.each(CASES)("%s: the same whatever the order of arrival", async (name, reports, status, minute) => {
  const orders = permutations(reports);
  for (const [index, order] of orders.entries()) for (const [what, at] of order) await tellDrafts(reported(`${name} ${index}`, what, at));
  const deployments = await prisma().deployment.findMany({ where: { service: { startsWith: `${name} ` } } });
  expect(deployments.map((one) => [one.status, one.finishedAt])).toEqual(orders.map(() => [status, ending(minute)]));
});
