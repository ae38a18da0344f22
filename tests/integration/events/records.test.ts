import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { GET as getApproval } from "@/app/api/v1/approvals/[id]/route";
import { GET as getApprovals } from "@/app/api/v1/approvals/route";
import { GET as getRequests } from "@/app/api/v1/change-requests/route";
import { POST as postApprovals } from "@/app/api/v1/events/approvals/route";
import { POST as postRequests } from "@/app/api/v1/events/change-requests/route";
import { POST as postFlags } from "@/app/api/v1/events/flags/route";
import { GET as getFlags } from "@/app/api/v1/flags/route";
import { pageOf } from "@/lib/cli/openapi/answers";
import { approval, changeRequest, flagChange } from "@/lib/cli/openapi/record-answers";
import { freshDatabase } from "@/tests/support/database";
import { makeToken } from "./support/send";

type Handler = (request: Request, context: undefined) => Promise<Response>;
let token: string;
let payments: string;

const post = async (handler: Handler, body: unknown, as = token) => {
  const headers = { authorization: `Bearer ${as}`, "content-type": "application/json" };
  const response = await handler(new Request("http://wake.test/x", { method: "POST", headers, body: JSON.stringify(body) }), undefined);
  return { status: response.status, json: (await response.json()) as Readonly<Record<string, unknown>> };
};
const list = async (handler: Handler, schema: z.ZodType, query = "", as = token): Promise<readonly Record<string, unknown>[]> => {
  const response = await handler(new Request(`http://wake.test/x?${query}`, { headers: { authorization: `Bearer ${as}` } }), undefined);
  expect(response.status).toBe(200);
  const json: unknown = await response.json();
  pageOf(schema).parse(json);
  return (json as { items: readonly Record<string, unknown>[] }).items;
};

beforeAll(async () => {
  await freshDatabase();
  token = await makeToken(["ingest:events", "read"]);
  payments = await makeToken(["ingest:events", "read"], { services: ["payments"] });
});

test("a change request is told of in any order and read back", async () => {
  const own = { id: "c1", number: "CHG0000096", services: ["payments"], environment: "Production" };
  const closed = { ...own, status: "closed", startedAt: "2026-03-01T09:00:00Z", closedAt: "2026-03-01T10:00:00Z", outcome: "successful" };
  const created = { ...own, status: "created", openedAt: "2026-02-27T09:00:00Z", plannedStart: "2026-03-01T08:30:00+01:00" };
  expect((await post(postRequests, closed)).status).toBe(201);
  expect((await post(postRequests, created)).json).toMatchObject({ status: "created", changeRequest: { status: "closed" } });
  expect((await post(postRequests, created)).status).toBe(200);
  const [only, ...others] = await list(getRequests, changeRequest, "service=payments");
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    number: "CHG0000096",
    status: "closed",
    plannedStart: "2026-03-01T07:30:00.000Z",
    environment: "production",
  });
});

test("an approval is decided, a flag is switched twice", async () => {
  const base = { id: "gate-1", subject: "run-1", service: "checkout", environment: "production" };
  await post(postApprovals, { ...base, status: "approved", decidedAt: "2026-03-01T10:00:00Z", decidedBy: ["Ada"] });
  await post(postApprovals, { ...base, status: "requested", requestedAt: "2026-03-01T09:00:00Z" });
  expect(await list(getApprovals, approval)).toMatchObject([
    { status: "approved", requestedAt: "2026-03-01T09:00:00.000Z", decidedBy: ["Ada"] },
  ]);
  const flag = { flag: "new-form", service: "checkout" };
  await post(postFlags, { ...flag, state: "on", changedAt: "2026-03-01T10:00:00Z" });
  await post(postFlags, { ...flag, state: "off", changedAt: "2026-03-01T11:00:00Z" });
  expect((await list(getFlags, flagChange)).map(({ state }) => state).sort()).toEqual(["off", "on"]);
});

test("every wrong field is named", async () => {
  const { status, json } = await post(postRequests, {
    status: "done",
    plannedStart: "2026-03-02T00:00:00Z",
    plannedEnd: "2026-03-01T00:00:00Z",
  });
  expect(status).toBe(422);
  expect((json["errors"] as { field: string }[]).map(({ field }) => field)).toEqual(["id", "status", "plannedEnd"]);
});

test("a restricted token neither sees nor touches what is not its own", async () => {
  const foreign = await post(postApprovals, { id: "gate-1", status: "rejected", service: "payments", environment: "production" }, payments);
  expect([foreign.status, foreign.json["detail"]]).toEqual([403, "This token does not reach the approval with this id."]);
  expect((await post(postRequests, { id: "c9", status: "created" }, payments)).json["detail"]).toBe(
    "This token is restricted: the change request must name its services.",
  );
  expect(await list(getApprovals, approval, "", payments)).toEqual([]);
  expect((await list(getRequests, changeRequest, "", payments)).map(({ id }) => id)).toEqual(["c1"]);
  const request = new Request("http://wake.test/x", { headers: { authorization: `Bearer ${payments}` } });
  expect((await getApproval(request, { params: Promise.resolve({ id: "gate-1" }) })).status).toBe(404);
});
