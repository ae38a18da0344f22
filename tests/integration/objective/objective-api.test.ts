import { beforeEach, expect, test } from "vitest";
import { GET as GET_BURN } from "@/app/api/v1/objectives/[id]/burn/route";
import { DELETE, PATCH } from "@/app/api/v1/objectives/[id]/route";
import { GET, POST } from "@/app/api/v1/objectives/route";
import { forgetTokens } from "@/lib/auth/token-actor";
import { OBJECTIVE_ANSWERS } from "@/lib/cli/openapi/objectives";
import { prisma } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { tryOut } from "@/lib/services/objective/try-out";
import { makeToken } from "@/tests/integration/events/support/send";
import { freshDatabase } from "@/tests/support/database";
import { sendTraffic } from "./support/objective-traffic";

const ADDRESS = "http://wake.test/api/v1/objectives";
const AVAILABLE = { service: "checkout", environment: "production", name: "Availability", kind: "availability", target: 0.999 };
const person = { kind: "user", id: "1", name: "Ada", role: "member" } as const;
const viewer = { ...person, role: "viewer" } as const;
let token: string;

beforeEach(async () => {
  await freshDatabase();
  forgetTokens();
  token = await makeToken(["admin"]);
  const now = new Date();
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  await ensurePartitions(now);
  await sendTraffic({ from: ago(600), to: ago(120), perMinute: 100, failed: 0, slow: 2 });
  await sendTraffic({ from: ago(120), to: ago(90), perMinute: 100, failed: 40 });
  await sendTraffic({ from: ago(90), to: now, perMinute: 100, failed: 0 });
});

const headers = (): HeadersInit => ({ authorization: `Bearer ${token}` });
const post = (body: unknown): Promise<Response> =>
  POST(new Request(ADDRESS, { method: "POST", headers: headers(), body: JSON.stringify(body) }), undefined);
const list = async (query = "") => await GET(new Request(`${ADDRESS}${query}`, { headers: headers() }), undefined);
const one = (id: string) => ({ params: Promise.resolve({ id }) });
const patch = (id: string, body: unknown): Promise<Response> =>
  PATCH(new Request(`${ADDRESS}/${id}`, { method: "PATCH", headers: headers(), body: JSON.stringify(body) }), one(id));
const remove = (id: string): Promise<Response> =>
  DELETE(new Request(`${ADDRESS}/${id}`, { method: "DELETE", headers: headers() }), one(id));
const burn = (id: string): Promise<Response> => GET_BURN(new Request(`${ADDRESS}/${id}/burn`, { headers: headers() }), one(id));

async function make(body: unknown = AVAILABLE): Promise<string> {
  const answer = await post(body);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

test("an objective is made, listed, changed and removed, and all of it is audited", async () => {
  const id = await make();
  const listed = OBJECTIVE_ANSWERS["Objectives"]?.parse(await (await list("?service=checkout")).json());
  expect(listed).toMatchObject({ items: [{ id, target: 0.999, windowDays: 30, operations: [], thresholdMs: null }] });
  expect(await (await list("?service=cart")).json()).toEqual({ items: [] });
  expect(await (await patch(id, { target: 0.99, windowDays: 7 })).json()).toMatchObject({
    id,
    target: 0.99,
    windowDays: 7,
    name: "Availability",
  });
  expect((await remove(id)).status).toBe(204);
  expect((await remove(id)).status).toBe(404);
  const audited = await prisma().auditEntry.findMany({ where: { subject: `objective:${id}` }, orderBy: { id: "asc" } });
  expect(audited.map(({ action }) => action)).toEqual(["objective.create", "objective.change", "objective.remove"]);
});

test("burn tells what is left, how fast it goes, and why nothing can be said", async () => {
  const told = await (await burn(await make())).json();
  OBJECTIVE_ANSWERS["ObjectiveBurn"]?.parse(told);
  expect(told).toMatchObject({ budget: { total: 60_000, bad: 1_200 }, reason: null });
  expect(told.budget.left).toBeCloseTo(1 - 1_200 / 60);
  expect(told.windows.find(({ window }: { window: string }) => window === "1h")).toMatchObject({ bad: 0, burn: 0 });
  const quiet = await (await burn(await make({ ...AVAILABLE, name: "Refunds", operations: ["POST /refunds"] }))).json();
  expect(quiet).toMatchObject({ budget: null, reason: "No request came, so nothing is known.", runwayDays: null });
});

test("what is wrong is said, field by field", async () => {
  await make();
  expect((await post(AVAILABLE)).status).toBe(409);
  expect((await post({ ...AVAILABLE, service: "nobody" })).status).toBe(404);
  const wrong = await post({ ...AVAILABLE, name: "", target: 1, kind: "latency", windowDays: 3 });
  expect(wrong.status).toBe(422);
  const { errors } = (await wrong.json()) as { errors: { field: string }[] };
  expect(errors.map(({ field }) => field).sort()).toEqual(["name", "target", "windowDays"]);
  expect((await post({ ...AVAILABLE, name: "Quick", kind: "latency" })).status).toBe(422);
  expect((await patch("nothing", { target: 0.9 })).status).toBe(404);
  expect((await burn("nothing")).status).toBe(404);
  expect((await list("?sevice=checkout")).status).toBe(422);
});

test("who may do what: reading takes a reader, changing a member, and a restricted token sees its own", async () => {
  const id = await make();
  token = await makeToken(["read"]);
  expect([(await list()).status, (await burn(id)).status, (await post(AVAILABLE)).status, (await remove(id)).status]).toEqual([
    200, 200, 403, 403,
  ]);
  token = await makeToken(["admin"], { services: ["cart"], environments: [] });
  expect(await (await list()).json()).toEqual({ items: [] });
  expect([(await burn(id)).status, (await patch(id, { target: 0.9 })).status, (await post({ ...AVAILABLE, name: "B" })).status]).toEqual([
    404, 404, 403,
  ]);
  await expect(tryOut(viewer, AVAILABLE, new Date())).rejects.toMatchObject({ code: "forbidden" });
});

test("before it is made an objective can be tried on the past, with the rules that hold in earnest", async () => {
  const tried = await tryOut(person, AVAILABLE, new Date());
  expect(tried.rules.map(({ rule, times }) => [rule, times])).toEqual([
    ["fast", 1],
    ["slow", 1],
    ["ticket", 1],
  ]);
  expect(tried.budgetLeft).toBeLessThan(0);
  const lax = await tryOut(person, { ...AVAILABLE, kind: "latency", thresholdMs: 300, target: 0.9 }, new Date());
  expect(lax).toMatchObject({ bad: expect.any(Number), rules: [{ times: 0 }, { times: 0 }, { times: 0 }] });
  expect(lax.aboveMs).toBeCloseTo(300, -2);
  expect(await prisma().objective.count()).toBe(0);
});
