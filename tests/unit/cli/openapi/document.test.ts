import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openapiDocument } from "@/lib/cli/openapi/document";
import { EXAMPLES } from "@/lib/cli/openapi/examples";
import { openapiText } from "@/lib/cli/openapi/text";
import { EVENT_KINDS } from "@/lib/ingest/events/event-draft";
import { READER } from "@/lib/services/event/reader";

const document = openapiDocument();
const text = openapiText(document);

test("public/openapi.json is what the schemas say; if not, run npm run openapi", () => {
  expect(readFileSync(path.resolve("public/openapi.json"), "utf8")).toBe(text);
});

test("every reference leads to a schema, and every schema is referred to or named by a page", () => {
  const { schemas } = (document as { components: { schemas: Record<string, unknown> } }).components;
  const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(references.filter((name) => !Object.hasOwn(schemas, name ?? ""))).toEqual([]);
  expect(references).toEqual(expect.arrayContaining(["DeploymentEvent", "IncidentEvent", "ChangeEvent", "Problem"]));
});

test("required fields and allowed values come from what validates", () => {
  const { schemas } = (
    document as { components: { schemas: Record<string, { required?: string[]; properties?: Record<string, { enum?: string[] }> }> } }
  ).components;
  expect(schemas["DeploymentEvent"]?.required).toEqual(["service", "environment", "status"]);
  expect(schemas["DeploymentEvent"]?.properties?.["status"]?.enum).toContain("rolled_back");
  expect(schemas["IncidentEvent"]?.required).toEqual(["id", "title", "status", "openedAt"]);
});

test("the examples can be sent as they stand", () => {
  const now = new Date("2026-04-01T00:00:00Z");
  for (const kind of EVENT_KINDS) expect(READER[kind](EXAMPLES[kind], now)).toMatchObject({ ok: true, ignored: [] });
});

test("no operation is told of twice", () => {
  const ids = [...text.matchAll(/"operationId": "([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
