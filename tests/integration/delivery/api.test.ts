import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as getRows } from "@/app/api/v1/delivery/[metric]/rows/route";
import { GET as getFigures } from "@/app/api/v1/delivery/route";
import * as answers from "@/lib/cli/openapi/delivery-answers";
import { closePool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { freshDatabase } from "@/tests/support/database";
import { tellShop } from "@/tests/support/delivery-api-shop";
import { makeToken } from "../events/support/send";

const NOW = new Date();
let token: string;
let restricted: string;

type Figures = {
  readonly link: string;
  readonly metrics: Readonly<Record<string, { value: number | null; n: number; reason: string | null; buckets: unknown[] }>>;
};
type Row = {
  readonly deployment: string;
  readonly change?: string | null;
  readonly version: string;
  readonly included: boolean;
  readonly reason: string | null;
};
type Rows = Readonly<Record<string, unknown>> & { readonly rows: readonly Row[]; readonly next: string | null };
type Problem = { readonly detail: string; readonly fix: string; readonly errors?: readonly { field: string }[] };

const requestOf = (path: string, as: string | null): Request =>
  new Request(`http://wake.test${path}`, { headers: as === null ? {} : { authorization: `Bearer ${as}` } });
const figures = async <Body = Figures>(query = "", as: string | null = token) => {
  const response = await getFigures(requestOf(query.startsWith("/") ? query : `/api/v1/delivery?${query}`, as), undefined);
  return { status: response.status, json: (await response.json()) as Body };
};
const rows = async <Body = Rows>(metric: string, query = "", as: string | null = token) => {
  const context = { params: Promise.resolve({ metric }) };
  const response = await getRows(requestOf(`/api/v1/delivery/${metric}/rows?${query}`, as), context);
  return { status: response.status, json: (await response.json()) as Body };
};

beforeAll(async () => {
  await freshDatabase();
  token = await makeToken(["read"]);
  restricted = await makeToken(["read"], { services: ["checkout"], environments: ["production"] });
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

test("while nothing is connected, nothing is known, and that is no zero", async () => {
  const { json } = await figures();
  answers.deliveryFigures.parse(json);
  for (const metric of METRIC_IDS) expect(json.metrics[metric]).toMatchObject({ value: null, n: 0, reason: "not-connected" });
});

test("the five figures of the last 28 days, and their address gives them again", async () => {
  await tellShop(NOW);
  const { status, json } = await figures();
  answers.deliveryFigures.parse(json);
  expect(status).toBe(200);
  expect(json).toMatchObject({ definition: "wake", definitionVersion: 1, timezone: "UTC", bucket: "day", stale: false });
  expect(json.metrics).toMatchObject({
    deploymentFrequency: { value: 6 / 28, n: 6 },
    leadTimeForChanges: { n: 3 },
    changeFailureRate: { value: 1 / 5, n: 5 },
    failedDeploymentRecoveryTime: { n: 1 },
    deploymentReworkRate: { value: 1 / 6, n: 6 },
  });
  expect(json.metrics["deploymentFrequency"]?.buckets).toHaveLength(28);
  const again = await figures(json.link);
  expect(again.json.metrics).toEqual(json.metrics);
});

test.each(METRIC_IDS)("the rows of %s are what the description says", async (metric) => {
  for (const definition of ["wake", "devlake", "middleware", "fourkeys"]) {
    const { status, json } = await rows(metric, `definition=${definition}`);
    expect(status).toBe(200);
    answers.deliveryRows.parse(json);
  }
});

test("lead time lists each change once that counts, and why each other does not", async () => {
  const { json } = await rows("lead-time");
  expect(json.rows.map(({ change, version, reason }) => [change, version, reason])).toEqual([
    ["acme/shop#5", "1.3", null],
    [null, "1.1", "rollback"],
    ["acme/shop#2", "1.2", "already-live"],
    ["acme/shop#4", "1.2", "no-first-commit"],
    [null, "7", "unknown"],
    ["acme/shop#2", "1.1", null],
    ["acme/shop#3", "1.1", "bot"],
    ["acme/shop#1", "1.0", null],
  ]);
  expect(json).toMatchObject({ rowsIn: 3, rowsOut: { rollback: 1, unknown: 1, "already-live": 1, "no-first-commit": 1, bot: 1 } });
});

test("rows can be asked for by whether and why, and in parts", async () => {
  const { json } = await rows("changeFailureRate", "included=false");
  expect(json.rows.map(({ version, reason }) => [version, reason])).toEqual([
    ["1.4", "failed-attempt"],
    ["1.3", "watching"],
  ]);
  const watching = await rows("change-failure-rate", "reason=watching");
  expect(watching.json.rows.map(({ version }) => version)).toEqual(["1.3"]);
  const first = await rows("deployment-frequency", "included=true&limit=4");
  const rest = await rows("deployment-frequency", `included=true&limit=4&cursor=${first.json.next}`);
  expect([...first.json.rows, ...rest.json.rows].map(({ version }) => version)).toEqual(["1.3", "1.1", "1.2", "7", "1.1", "1.0"]);
  expect([first.json.rows.length, rest.json.next]).toEqual([4, null]);
});

test("another tool's figures come with its own rows", async () => {
  const { json } = await figures("definition=devlake");
  answers.deliveryFigures.parse(json);
  expect(json).toMatchObject({ definition: "devlake" });
  const listed = await rows("lead-time", "definition=devlake&limit=1");
  const next = await rows("lead-time", `definition=devlake&limit=1&cursor=${listed.json.next}`);
  expect(listed.json.rows).toHaveLength(1);
  expect(next.json.rows[0]).not.toEqual(listed.json.rows[0]);
});

test("an environment that is not production has no figures", async () => {
  for (const definition of ["wake", "devlake"]) {
    const { json } = await figures(`environment=staging&definition=${definition}`);
    for (const metric of METRIC_IDS) expect(json.metrics[metric]).toMatchObject({ value: null, reason: "not-production" });
    const listed = await rows("lead-time", `environment=staging&definition=${definition}`);
    answers.deliveryRows.parse(listed.json);
    expect(listed.json).toMatchObject({ rows: [], next: null, noValueReason: "not-production" });
  }
});

test.each([
  ["service=chekout", "There is no service “chekout”."],
  ["team=nobody", "There is no team “nobody”."],
  ["environment=prod", "There is no environment “prod”."],
])("a name that nothing has is said: %s", async (query, detail) => {
  expect(await figures<Problem>(query)).toMatchObject({ status: 404, json: { detail } });
  expect((await rows("lead-time", query)).status).toBe(404);
});

test.each([
  ["sevice=checkout", "sevice"],
  ["from=2026-03-02&to=2026-03-02", "from"],
  ["from=2020-01-01&to=2026-01-01", "from"],
  ["from=soon", "from"],
  ["tz=Berlin", "tz"],
])("what cannot be asked is named: %s", async (query, field) => {
  const { status, json } = await figures<Problem>(query);
  expect([status, json.errors?.map((issue) => issue.field)]).toEqual([422, [field]]);
});

test("a metric or a cursor of somebody else is refused", async () => {
  expect(await rows<Problem>("velocity")).toMatchObject({ status: 404, json: { fix: expect.stringContaining("lead-time-for-changes") } });
  for (const definition of ["wake", "devlake"])
    expect((await rows<Problem>("lead-time", `cursor=abc&definition=${definition}`)).json.errors).toMatchObject([{ field: "cursor" }]);
});

test("a restricted token is told of what it reaches, and what it may ask for", async () => {
  const own = "service=checkout&environment=production";
  expect((await figures(own, restricted)).json.metrics).toMatchObject({ deploymentFrequency: { n: 5 } });
  for (const query of ["", "service=checkout", "service=search&environment=production", "service=nothing&environment=production"])
    for (const definition of ["wake", "devlake"]) {
      const asked = `${query}&definition=${definition}`;
      expect(await figures<Problem>(asked, restricted)).toMatchObject({
        status: 403,
        json: { fix: expect.stringMatching(/checkout|production/) },
      });
      expect((await rows("lead-time", asked, restricted)).status).toBe(403);
    }
});

test("nobody reads without a token that may", async () => {
  expect((await figures("", null)).status).toBe(401);
  expect((await figures("", await makeToken(["ingest:events"]))).status).toBe(403);
  expect((await rows("lead-time", "", null)).status).toBe(401);
});
