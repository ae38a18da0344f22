import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { incidentsIn } from "@/lib/db/read/incident/in-period";
import { findIncident } from "@/lib/db/read/incident/list";
import { type Actor, EVERYWHERE } from "@/lib/domain/access";
import { createConnection } from "@/lib/services/connection/create";
import { rebuildProjections } from "@/lib/services/event/rebuild";
import { keepDelivery } from "@/lib/services/inbox/keep";
import { processWaiting } from "@/lib/services/inbox/process";
import { freshDatabase } from "@/tests/support/database";

const ACTOR: Actor = { kind: "system", name: "test" };
const NOW = new Date("2026-03-01T18:00:00Z");
const PERIOD = { from: new Date("2026-03-01T00:00:00Z"), to: new Date("2026-03-02T00:00:00Z") };

beforeEach(async () => {
  await freshDatabase();
  await createConnection(ACTOR, { source: "pagerduty", name: "Pager", id: "pager" }, NOW);
});

async function tell(name: string): Promise<void> {
  const raw = readFileSync(`tests/fixtures/pagerduty/${name}.json`);
  const body: unknown = JSON.parse(raw.toString("utf8"));
  await keepDelivery({
    connection: "pager",
    source: "pagerduty",
    headers: {},
    raw,
    body,
    contentType: "application/json",
    receivedAt: NOW,
  });
  await processWaiting(NOW);
}

test("an incident that was merged says where, and counts there only", async () => {
  for (const name of ["merged", "triggered", "resolved"]) await tell(name);
  expect(await findIncident("pagerduty:QNORTH2", EVERYWHERE)).toMatchObject({ mergedInto: "pagerduty:QNORTH1", source: "pagerduty" });
  expect((await incidentsIn(PERIOD, EVERYWHERE)).map(({ id }) => id)).toEqual(["pagerduty:QNORTH1"]);
});

test("the same deliveries in another order, and twice, are the same incident, and a rebuild leaves it as it is", async () => {
  const names = ["triggered", "acknowledged", "resolved", "reopened", "priority-updated"];
  const incident = () => findIncident("pagerduty:QNORTH1", EVERYWHERE);
  for (const name of names) await tell(name);
  const told = await incident();
  expect(told).toMatchObject({ status: "reopened", resolvedAt: null, acknowledgedAt: new Date("2026-03-01T12:04:00Z") });
  await rebuildProjections(NOW);
  expect(await incident()).toEqual(told);
  await freshDatabase();
  await createConnection(ACTOR, { source: "pagerduty", name: "Pager", id: "pager" }, NOW);
  for (const name of [...names, ...names].reverse()) await tell(name);
  expect(await incident()).toEqual(told);
});
