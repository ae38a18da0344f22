import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as getVerdictDecisions, POST as postVerdictDecision } from "@/app/api/v1/deployments/[id]/verdict-decisions/route";
import { GET as getDecisions, POST as postDecision } from "@/app/api/v1/incidents/[id]/decisions/route";
import { GET as getSuspects } from "@/app/api/v1/incidents/[id]/suspects/route";
import { CAUSE_ANSWERS } from "@/lib/cli/openapi/causes";
import { closePool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { settleSuspicions } from "@/lib/services/suspicion/settle";
import { makeToken } from "@/tests/integration/events/support/send";
import { brokenPayments, concluded, minute, NOTICED, reported } from "@/tests/integration/suspicion/support/cause-shop";
import { freshDatabase } from "@/tests/support/database";

type Handler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;
type Body = Readonly<Record<string, unknown>> & { readonly fix?: string; readonly errors?: readonly { readonly field: string }[] };

let admin: string;
let reader: string;
let restricted: string;
let culprit: string;

const call = async (handler: Handler, id: string, as: string | null, body?: unknown): Promise<{ status: number; json: Body }> => {
  const headers = { ...(as === null ? {} : { authorization: `Bearer ${as}` }), "content-type": "application/json" };
  const sent = body === undefined ? {} : { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) };
  const response = await handler(new Request("http://wake.test/api/v1/x", { headers, ...sent }), {
    params: Promise.resolve({ id: encodeURIComponent(id) }),
  });
  return { status: response.status, json: (await response.json()) as Body };
};

beforeAll(async () => {
  await freshDatabase();
  await ensurePartitions(NOTICED);
  admin = await makeToken(["admin"]);
  reader = await makeToken(["read"]);
  restricted = await makeToken(["read"], { services: ["checkout"] });
  ({ culprit } = await brokenPayments());
  await reported("pager/inc 1", ["checkout"]);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

test("before they are worked out, the answer says so; then it holds the ranking, as far as the token reaches", async () => {
  const early = await call(getSuspects, "pager/inc 1", reader);
  CAUSE_ANSWERS["Suspects"]?.parse(early.json);
  expect(early).toMatchObject({ status: 200, json: { suspects: [], at: null, sentence: expect.stringContaining("not been worked out") } });
  await settleSuspicions(minute(8), null);
  const { status, json } = await call(getSuspects, "pager/inc 1", reader);
  CAUSE_ANSWERS["Suspects"]?.parse(json);
  expect(status).toBe(200);
  expect(json).toMatchObject({ decided: true, at: minute(8).toISOString(), suspects: [{ candidate: { id: culprit } }, {}, {}, {}] });
  const part = (await call(getSuspects, "pager/inc 1", restricted)).json as { suspects: { candidate: { kind: string } }[] };
  CAUSE_ANSWERS["Suspects"]?.parse(part);
  expect(part.suspects.map(({ candidate }) => candidate.kind)).toEqual(["none"]);
  expect(JSON.stringify(part)).not.toContain('"payments"');
});

test("an incident that there is not is not found, and nobody reads without a token", async () => {
  for (const handler of [getSuspects, getDecisions]) {
    expect((await call(handler, "inc-0", reader)).status).toBe(404);
    expect((await call(handler, "pager/inc 1", null)).status).toBe(401);
  }
});

test("a decision is answered with what holds, listed, and refused where it cannot be", async () => {
  const word = { candidate: `deployment:${culprit}`, kind: "confirmed", reason: "The trace shows it." };
  expect((await call(postDecision, "pager/inc 1", reader, word)).status).toBe(403);
  expect((await call(postDecision, "pager/inc 1", admin, "{")).status).toBe(400);
  expect(await call(postDecision, "pager/inc 1", admin, { ...word, reason: "" })).toMatchObject({
    ...{ status: 422, json: { errors: [{ field: "reason" }] } },
  });
  const made = await call(postDecision, "pager/inc 1", admin, word);
  CAUSE_ANSWERS["IncidentDecisions"]?.parse(made.json);
  expect(made).toMatchObject({ status: 200, json: { confirmed: [word.candidate], dismissed: [], decisions: [{ by: "test" }] } });
  expect((await call(getDecisions, "pager/inc 1", reader)).json).toEqual(made.json);
  const late = await call(postDecision, "pager/inc 1", admin, { ...word, candidate: "none", seen: null });
  expect(late).toMatchObject({ status: 409, json: { fix: expect.stringContaining("Reload") } });
});

test("a word on a verdict is answered, listed and refused likewise", async () => {
  const word = { kind: "dismissed", reason: "A load test." };
  expect((await call(postVerdictDecision, culprit, admin, word)).status).toBe(422);
  await concluded(culprit, "regressed");
  expect((await call(postVerdictDecision, culprit, reader, word)).status).toBe(403);
  expect((await call(postVerdictDecision, "nobody", admin, word)).status).toBe(404);
  const made = await call(postVerdictDecision, culprit, admin, word);
  CAUSE_ANSWERS["VerdictDecisions"]?.parse(made.json);
  expect(made).toMatchObject({ status: 200, json: { deployment: culprit, decisions: [{ state: "regressed", kind: "dismissed" }] } });
  expect((await call(getVerdictDecisions, culprit, reader)).json).toEqual(made.json);
  expect((await call(getVerdictDecisions, culprit, restricted)).status).toBe(404);
});
