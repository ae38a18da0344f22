import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/csv/[[...path]]/route";
import { closePool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { loadDeliveryAnswer } from "@/lib/views/delivery/answer";
import { loadDeliveryRows } from "@/lib/views/delivery/rows";
import { freshDatabase } from "@/tests/support/database";
import { tellShop } from "@/tests/support/delivery-api-shop";
import { makeToken } from "../events/support/send";

const READER = { kind: "system", name: "reader" } as const;
const ASKED = { definition: "wake", bots: false, unit: "change" } as const;
let token: string;

const table = async (path: string, as = token) => {
  const [area = "", search = ""] = path.split("?");
  const request = new Request(`http://wake.test/api/csv/${area}?${search}`, { headers: { authorization: `Bearer ${as}` } });
  const response = await GET(request, { params: Promise.resolve({ path: area === "" ? [] : area.split("/") }) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, lines: text.split("\r\n").slice(0, -1), text };
};

beforeAll(async () => {
  await freshDatabase();
  token = await makeToken(["read"]);
  await tellShop(new Date());
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

test("the page's table holds every bucket of the five figures", async () => {
  const { status, headers, lines } = await table("delivery?period=7d");
  const { metrics } = await loadDeliveryAnswer(READER, { ...ASKED, days: 7 }, new Date());
  expect([status, headers.get("content-type"), headers.get("content-disposition")]).toEqual([
    200,
    "text/csv; charset=utf-8; header=present",
    'attachment; filename="delivery.csv"',
  ]);
  expect(lines[0]).toBe("metric,unit,from,to,partial,value,n,low,high,p25,p75,reason");
  expect(lines.slice(1).map((line) => line.split(",").slice(5, 7))).toEqual(
    Object.values(metrics).flatMap(({ buckets }) => buckets.map(({ value, n }) => [value === null ? "" : String(value), String(n)])),
  );
});

test("the rows behind a figure are a table, formulas made harmless", async () => {
  const { lines, text } = await table("delivery?why=leadTimeForChanges");
  const { rows } = await loadDeliveryRows(READER, "leadTimeForChanges", { ...ASKED, limit: 500 }, new Date());
  expect(lines).toHaveLength(rows.length + 1);
  expect(text).toContain(`"'=HYPERLINK(""http://x.example"",""y"")"`);
  const hurt = await table("delivery?why=changeFailureRate&service=checkout");
  expect(hurt.lines.slice(1).filter((line) => line.includes("incident"))).toEqual([
    expect.stringMatching(/^checkout,shop,production,1\.2,.*INC-1/),
  ]);
  expect((await table("delivery?why=changeFailureRate&reason=watching")).lines).toHaveLength(2);
});

test("the list of releases is a table with the same filters", async () => {
  const all = await table("releases?period=28d");
  expect(all.lines).toHaveLength(1 + 6);
  expect((await table("releases?service=search")).lines.at(-1)).toMatch(/,search,find,production,7,/);
});

test("a refusal is no file", async () => {
  const missing = await table("delivery?service=nothing");
  expect([missing.status, missing.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  expect((await table("delivery", "nonsense")).status).toBe(401);
  expect((await table("settings")).status).toBe(404);
  const restricted = await makeToken(["read"], { services: ["search"] });
  expect((await table("delivery", restricted)).status).toBe(403);
});
