import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { updateSettings } from "@/lib/services/connection/update-settings";
import { replayDeliveries } from "@/lib/services/inbox/replay";
import { freshDatabase } from "@/tests/support/database";
import { ADMIN, callHook, connect, drainInbox, hexMac, SECRET } from "./support/hooks-connection";
import { everythingKnown } from "./support/hooks-projections";

beforeEach(freshDatabase);

/** What Jira tells of an issue: of a ticket or of an incident, as the settings have it. The keys of its events are the same for both. */
function issue(name: string): string {
  const body = JSON.parse(readFileSync(`tests/fixtures/jira/${name}.json`, "utf8"));
  body.issue.fields.labels = ["outage"];
  return JSON.stringify(body);
}
const STEPS = [issue("ticket-created"), issue("ticket-resolved")];
const OUTAGES = { incidentLabels: ["outage"] };

async function tell(id: string, steps: readonly string[]): Promise<void> {
  for (const body of steps) await callHook(id, body, { "x-hub-signature": `sha256=${hexMac(SECRET, body)}` });
  await drainInbox();
}

test("events that are read as of another entity leave nothing behind where they were", async () => {
  const id = await connect("jira");
  await tell(id, STEPS);
  expect([await prisma().ticket.count(), await prisma().incident.count()]).toEqual([1, 0]);
  await updateSettings(ADMIN, { connection: id, settings: OUTAGES }, new Date());
  await replayDeliveries(ADMIN, { connection: id }, () => undefined, new Date());
  expect([await prisma().ticket.count(), await prisma().incident.count()]).toEqual([0, 1]);
  const moved = await everythingKnown();
  await freshDatabase();
  await tell(await connect("jira", OUTAGES), STEPS.toReversed());
  expect(moved).toEqual(await everythingKnown());
});

test("of two connections that take the same events for different things, the same one is right in any order", async () => {
  const known: unknown[] = [];
  for (const plainFirst of [true, false])
    for (const steps of [STEPS, STEPS.toReversed()]) {
      await freshDatabase();
      const connections = [await connect("jira"), await connect("jira", OUTAGES)];
      for (const id of plainFirst ? connections : connections.toReversed()) await tell(id, steps);
      expect((await prisma().ticket.count()) + (await prisma().incident.count())).toBe(1);
      known.push(await everythingKnown());
    }
  expect(known.slice(1)).toEqual(known.slice(1).map(() => known[0]));
});
