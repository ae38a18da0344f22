import { beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { GET as getChanges } from "@/app/api/v1/changes/route";
import { GET as getDeployment } from "@/app/api/v1/deployments/[id]/route";
import { GET as getDeployments } from "@/app/api/v1/deployments/route";
import { GET as getIncident } from "@/app/api/v1/incidents/[id]/route";
import { GET as getIncidents } from "@/app/api/v1/incidents/route";
import { GET as getRelease } from "@/app/api/v1/releases/[id]/route";
import { GET as getReleases } from "@/app/api/v1/releases/route";
import { GET as getVerdict } from "@/app/api/v1/verdict/route";
import * as answers from "@/lib/cli/openapi/answers";
import { inTransaction } from "@/lib/db/prisma";
import { saveVerdicts } from "@/lib/db/write/verdict";
import type { Verdict } from "@/lib/domain/verdict";
import { freshDatabase } from "@/tests/support/database";
import { type Answer, makeToken, sender } from "./support/send";

let token: string;
let restricted: string;
let badId: string;

type Listed = { readonly items: readonly Record<string, unknown>[]; readonly next: string | null };
type Get = (request: Request, context: undefined) => Promise<Response>;
type GetOne = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

const ask = async <Body = Answer>(get: Get, query: string, as = token): Promise<{ status: number; json: Body }> => {
  const response = await get(new Request(`http://wake.test/api/v1/x?${query}`, { headers: { authorization: `Bearer ${as}` } }), undefined);
  return { status: response.status, json: (await response.json()) as Body };
};
const askOne = async (get: GetOne, id: string, as = token): Promise<{ status: number; json: Record<string, unknown> }> => {
  const request = new Request("http://wake.test/api/v1/x", { headers: { authorization: `Bearer ${as}` } });
  const response = await get(request, { params: Promise.resolve({ id }) });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
};
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString();

beforeAll(async () => {
  await freshDatabase();
  token = await makeToken(["ingest:events", "read"]);
  restricted = await makeToken(["read"], { services: ["payments"], environments: ["production"] });
  const send = sender(token);
  const base = { environment: "production", status: "succeeded" };
  const { json } = await send("deployments", [
    {
      ...base,
      id: "good",
      service: "checkout",
      version: "1.0",
      finishedAt: at(0),
      changes: [{ id: "acme/shop#1", title: "First", mergedAt: at(-5) }],
    },
    { ...base, id: "bad", service: "checkout", version: "1.1", finishedAt: at(10) },
    { ...base, id: "back", service: "checkout", version: "1.0", finishedAt: at(20) },
    { ...base, id: "other", service: "payments", version: "7", finishedAt: at(5), changes: ["pay"] },
    { ...base, id: "stage", service: "payments", version: "8", environment: "staging", finishedAt: at(6) },
  ]);
  badId = json.results?.[1]?.id ?? "";
  await send("incidents", {
    id: "INC/1",
    title: "Card payments fail",
    status: "open",
    openedAt: at(12),
    causedBy: ["bad"],
    services: ["checkout"],
    environment: "production",
  });
  const verdict = {
    horizon: "1h",
    state: "regressed",
    at: new Date(at(70)),
    dueAt: new Date(at(70)),
    evidence: ["Errors rose ×20."],
    method: "test",
  };
  const NOT_TOLD = { signatures: [], operations: [], sureness: null, concurrent: null };
  const windows = { before: [], after: { from: new Date(at(10)), to: new Date(at(70)) } };
  const rest = {
    requests: { before: 1, after: 1 },
    failed: { before: 0, after: 1 },
    effects: [],
    needed: null,
    onsetAt: null,
    windows,
    ...NOT_TOLD,
  };
  await inTransaction((tx) => saveVerdicts(tx, [{ deploymentId: badId, verdicts: [{ ...verdict, ...rest } as Verdict] }]));
});

test("deployments come newest first, page by page, each once", async () => {
  const seen: unknown[] = [];
  let query = "limit=2";
  for (let page = 0; page < 5; page += 1) {
    const { json } = await ask<Listed>(getDeployments, query);
    seen.push(...json.items.map((item) => item["externalId"]));
    if (json.next === null) break;
    query = `limit=2&cursor=${json.next}`;
  }
  expect(seen).toEqual(["back", "bad", "stage", "other", "good"]);
});

test.each([
  ["service=checkout&version=1.0", ["back", "good"]],
  ["environment=Staging", ["stage"]],
  ["status=failed", []],
  [`from=${at(5)}&to=${at(10)}`, ["stage", "other"]],
  [`from=${encodeURIComponent("2026-03-01T13:10:00+01:00")}`, ["back", "bad"]],
  ["release=checkout@1.1", ["bad"]],
])("deployments with %s", async (query, ids) => {
  const { json } = await ask<Listed>(getDeployments, query);
  expect(json.items.map((item) => item["externalId"])).toEqual(ids);
});

test("one deployment, by either id, with its verdicts, changes, incidents and predecessor", async () => {
  const { status, json } = await askOne(getDeployment, "bad");
  expect(status).toBe(200);
  expect(json).toMatchObject({
    id: badId,
    release: "checkout@1.1",
    endedBy: "rollback",
    endedAt: at(20),
    previous: { version: "1.0" },
    verdicts: [{ horizon: "1h", state: "regressed", evidence: ["Errors rose ×20."] }],
    incidents: [{ id: "INC/1", source: "declared" }],
  });
  expect(json).not.toHaveProperty("entityKey");
  expect((await askOne(getDeployment, badId)).json).toEqual(json);
  expect((await askOne(getDeployment, "good")).json["changes"]).toMatchObject([{ id: "acme/shop#1", title: "First" }]);
});

test("releases with their components and deployments", async () => {
  const { json } = await ask<Listed>(getReleases, "service=checkout");
  expect(json.items.map((item) => [item["id"], item["components"]])).toEqual([
    ["checkout@1.1", [{ service: "checkout", version: "1.1" }]],
    ["checkout@1.0", [{ service: "checkout", version: "1.0" }]],
  ]);
  const one = await askOne(getRelease, encodeURIComponent("checkout@1.0"));
  expect(one.json["deployments"]).toMatchObject([
    { externalId: "back", isRollback: true },
    { externalId: "good", verdicts: {} },
  ]);
});

test("incidents with their causes and periods", async () => {
  const { json } = await ask<Listed>(getIncidents, "service=checkout&status=open");
  expect(json.items).toMatchObject([
    { id: "INC/1", periods: [{ from: at(12), to: null }], causes: [{ deploymentId: badId, release: "checkout@1.1" }] },
  ]);
  expect((await askOne(getIncident, "INC%2F1")).json).toEqual(json.items[0]);
});

test("changes with the deployments that carry them", async () => {
  const { json } = await ask<Listed>(getChanges, "limit=1");
  expect(json.items).toMatchObject([{ id: "acme/shop#1", deployments: [expect.any(String)] }]);
  expect((await ask<Listed>(getChanges, `cursor=${json.next}`)).json).toMatchObject({ items: [{ id: "pay" }], next: null });
});

test("a verdict for a pipeline: what is known, and null where nothing is", async () => {
  const bad = await ask<Record<string, unknown>>(getVerdict, "service=checkout&environment=production&version=1.1");
  expect(bad.json).toMatchObject({
    ok: false,
    state: "regressed",
    horizon: "1h",
    score: 0,
    evidence: ["Errors rose ×20."],
    deployment: badId,
  });
  const fresh = await ask<Record<string, unknown>>(getVerdict, "service=checkout&environment=production&version=1.0");
  expect(fresh.json).toMatchObject({ ok: null, state: "pending", score: null });
  expect((await ask(getVerdict, "service=checkout&environment=production&version=9")).status).toBe(404);
  expect((await ask(getVerdict, "service=checkout")).json.errors?.map(({ field }) => field)).toEqual(["environment", "version"]);
});

test.each([
  ["limit=0", "limit", "is below 1"],
  ["limit=many", "limit", "must be a number, not a text"],
  ["status=suceeded", "status", "is not one of the allowed values; did you mean “succeeded”?"],
  ["from=yesterday", "from", "is not a time with a zone, such as 2026-03-01T12:30:00Z"],
  ["sevice=checkout", "sevice", "is not a parameter here"],
  ["cursor=abc", "cursor", "is not one of ours"],
  [`cursor=${Buffer.from('["2026-03-01T12:00:00Z","not-a-uuid"]').toString("base64url")}`, "cursor", "is not one of ours"],
])("a wrong parameter is named: %s", async (query, field, message) => {
  const { status, json } = await ask(getDeployments, query);
  expect([status, json.errors]).toMatchObject([422, [{ field, message }]]);
});

test("answers are what the description of the interface says", async () => {
  const pages = [
    [getDeployments, answers.deployment],
    [getReleases, answers.release],
    [getIncidents, answers.incident],
    [getChanges, answers.change],
  ] as const;
  for (const [get, item] of pages) answers.pageOf<z.ZodType>(item).parse((await ask(get, "")).json);
  answers.deploymentDetail.parse((await askOne(getDeployment, "bad")).json);
  answers.deploymentDetail.parse((await askOne(getDeployment, "good")).json);
  answers.releaseDetail.parse((await askOne(getRelease, "checkout@1.0")).json);
  answers.pipelineVerdict.parse((await ask(getVerdict, "service=checkout&environment=production&version=1.1")).json);
});

test("a restricted token sees its own and nothing else; what it may not see does not exist", async () => {
  const ids = async (get: Get) => (await ask<Listed>(get, "", restricted)).json.items.map((item) => item["externalId"] ?? item["id"]);
  expect(await ids(getDeployments)).toEqual(["other"]);
  expect(await ids(getReleases)).toEqual(["payments@7"]);
  expect(await ids(getIncidents)).toEqual([]);
  expect(await ids(getChanges)).toEqual(["pay"]);
  for (const id of ["bad", badId, "stage", "nothing", "%E0%A4%A", "a%00b"])
    expect((await askOne(getDeployment, id, restricted)).status).toBe(404);
  expect((await askOne(getRelease, "checkout@1.0", restricted)).status).toBe(404);
  expect((await askOne(getIncident, "INC/1", restricted)).status).toBe(404);
  expect((await ask(getVerdict, "service=checkout&environment=production&version=1.1", restricted)).status).toBe(404);
});

test("reading needs the scope", async () => {
  expect((await ask(getDeployments, "", await makeToken(["ingest:events"]))).status).toBe(403);
  expect((await ask(getDeployments, "", "nonsense")).status).toBe(401);
});
