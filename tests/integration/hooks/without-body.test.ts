import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { replayDeliveries } from "@/lib/services/inbox/replay";
import { freshDatabase } from "@/tests/support/database";
import { ADMIN, callHook, connect, deliveryStates, drainInbox, SECRET } from "./support/hooks-connection";

beforeEach(freshDatabase);

const secret = { "x-wake-token": SECRET };

test("a call of a DevLake client that closes an issue has no body", async () => {
  const id = await connect("devlake");
  const opened = {
    issueKey: "OPS-7",
    title: "Payments time out",
    type: "INCIDENT",
    status: "TODO",
    component: "payments",
    createdDate: "2026-03-01T13:00:00Z",
  };
  await callHook(`${id}/issues`, JSON.stringify(opened), secret);
  expect(await callHook(`${id}/issue/OPS-7/close`, "", secret)).toMatchObject({ status: 202, json: { outcome: "accepted", events: 1 } });
  expect(await callHook(`${id}/issue/OPS-7/close`, "", secret)).toMatchObject({ status: 200, json: { outcome: "duplicate" } });
  await drainInbox();
  const incidents = await prisma().incident.findMany();
  expect(incidents).toMatchObject([{ title: "Payments time out", status: "resolved" }]);
  await replayDeliveries(ADMIN, { connection: id }, () => undefined, new Date());
  expect(await prisma().incident.findMany({ omit: { updatedAt: true } })).toEqual(
    incidents.map(({ updatedAt: _, ...incident }) => incident),
  );
  expect(await deliveryStates()).toEqual(["accepted", "accepted"]);
});

test("any other call without a body cannot be read", async () => {
  const id = await connect("devlake");
  expect((await callHook(`${id}/issues`, "", secret)).status).toBe(400);
  expect((await callHook(id, "", secret)).status).toBe(400);
  expect(await prisma().inboundDelivery.count()).toBe(0);
});
