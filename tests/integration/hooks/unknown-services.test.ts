import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { unmappedOf } from "@/lib/db/read/connection/unmapped";
import { mapWord } from "@/lib/services/catalogue/map-word";
import { runReplays } from "@/lib/services/inbox/run-replays";
import { wordsToMap } from "@/lib/views/settings/unmapped-words";
import { freshDatabase } from "@/tests/support/database";
import { ADMIN, callGithub, callHook, connect, drainInbox, githubStatus, hexMac, SECRET } from "./support/hooks-connection";

beforeEach(freshDatabase);

/** A connection of PagerDuty that told of an incident, in this order of its steps. */
async function tellPagerduty(...steps: readonly ("triggered" | "resolved")[]): Promise<string> {
  const id = await connect("pagerduty");
  for (const step of steps) {
    const body = readFileSync(`tests/fixtures/pagerduty/${step}.json`, "utf8");
    await callHook(id, body, { "x-pagerduty-signature": `v1=${hexMac(SECRET, body)}` });
  }
  await drainInbox();
  return id;
}

/** Says what a word means and lets that take effect; returns the words that are asked for meanwhile. */
async function map(connection: string, said: string, to: string): Promise<unknown> {
  await mapWord(ADMIN, { connection, kind: "service", said, to }, new Date());
  const meanwhile = await wordsToMap(connection);
  while ((await runReplays(new Date())) > 0);
  return meanwhile;
}

test.each([[["triggered", "resolved"]], [["resolved", "triggered"]]] as const)(
  "a service that incidents name and nobody knows can be mapped, and what was said before follows (%j)",
  async (steps) => {
    await callGithub(await connect("github"), "deployment_status", githubStatus());
    const id = await tellPagerduty(...steps);
    expect(await wordsToMap(id)).toMatchObject([{ connection: id, source: "pagerduty", kind: "service", said: "Checkout API", count: 2 }]);
    expect(await unmappedOf(null)).toEqual([]);
    expect(await map(id, "checkout api", "shop")).toEqual([]);
    expect(await prisma().incident.findMany()).toMatchObject([{ services: ["shop"], status: "resolved" }]);
    expect(await wordsToMap(id)).toEqual([]);
  },
);

test("what a word was said to mean is not asked for again, known to the catalogue or not", async () => {
  const id = await tellPagerduty("triggered");
  await map(id, "Checkout API", "checkout");
  expect(await prisma().incident.findMany()).toMatchObject([{ services: ["checkout"] }]);
  expect(await wordsToMap(id)).toEqual([]);
  await map(id, "Checkout API", "Checkout API");
  expect(await prisma().incident.findMany()).toMatchObject([{ services: ["Checkout API"] }]);
  expect(await wordsToMap(id)).toEqual([]);
});
