import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { Actor } from "@/lib/domain/access";
import { createConnection } from "@/lib/services/connection/create";
import { recordEvents } from "@/lib/services/event/record";
import { keepDelivery } from "@/lib/services/inbox/keep";
import { processWaiting } from "@/lib/services/inbox/process";
import { freshDatabase } from "@/tests/support/database";

const ACTOR: Actor = { kind: "system", name: "test" };
const NOW = new Date("2026-03-01T12:00:00Z");

beforeEach(async () => {
  await freshDatabase();
  await createConnection(ACTOR, { source: "servicenow", name: "Service desk", id: "desk" }, NOW);
});

const deploy = (id: string, changeRequest: string) =>
  recordEvents(
    ACTOR,
    {
      kind: "deployments",
      values: [
        {
          id,
          service: "checkout",
          environment: "production",
          version: id,
          status: "succeeded",
          finishedAt: "2026-03-01T09:40:00Z",
          changeRequest,
        },
      ],
    },
    NOW,
  );

async function tellIncident(): Promise<void> {
  const body = {
    table: "incident",
    sys_id: "9f8e7d6c5b4a39281706f5e4d3c2b1a0",
    number: "INC0010203",
    state: "1",
    opened_at: "2026-03-01 10:00:00",
    caused_by: "CHG0030021",
    sys_updated_on: "2026-03-01 10:00:00",
  };
  const raw = new TextEncoder().encode(JSON.stringify(body));
  await keepDelivery({
    connection: "desk",
    source: "servicenow",
    headers: {},
    raw,
    body,
    contentType: "application/json",
    receivedAt: NOW,
  });
  await processWaiting(NOW);
}

const causes = async () =>
  (await prisma().attribution.findMany({ include: { deployment: true } })).map(({ source, deployment }) => [source, deployment.externalId]);

test.each(["deployment", "incident"])(
  "a change request that caused an incident stands for its deployment; the %s arrives first",
  async (first) => {
    if (first === "incident") await tellIncident();
    await deploy("a", "CHG0030021");
    await deploy("b", "CHG0030022");
    if (first === "deployment") await tellIncident();
    expect(await causes()).toEqual([["declared", "a"]]);
  },
);
