import { expect, test } from "vitest";
import { EVERYWHERE } from "@/lib/domain/access";
import { batchIdOf } from "@/lib/services/telemetry/batch-id";

Object.assign(process.env, {
  WAKE_DATABASE_URL: "postgresql://wake:wake@127.0.0.1:1/wake",
  WAKE_SECRET: "only-for-tests-and-kept-nowhere-else",
});

const TOKEN = { id: "token", reach: EVERYWHERE };
const body = new TextEncoder().encode("body");

test("an id depends on every byte, on the path and on the reach, and on nothing else", () => {
  const id = batchIdOf("/v1/traces", body, TOKEN, null);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(batchIdOf("/v1/traces", Uint8Array.from(body), { ...TOKEN, id: "another" }, null)).toBe(id);
  expect(batchIdOf("/v1/logs", body, TOKEN, null)).not.toBe(id);
  expect(
    batchIdOf(
      "/v1/traces",
      body.map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
      TOKEN,
      null,
    ),
  ).not.toBe(id);
  expect(batchIdOf("/v1/traces", body, { id: "token", reach: { services: ["checkout"], environments: [] } }, null)).not.toBe(id);
});

test("a sender's key names the body for that sender", () => {
  const id = batchIdOf("/v1/traces", body, TOKEN, "k");
  expect(batchIdOf("/v1/traces", new Uint8Array(), TOKEN, "k")).toBe(id);
  expect(batchIdOf("/v1/traces", body, { ...TOKEN, id: "another" }, "k")).not.toBe(id);
  expect(() => batchIdOf("/v1/traces", body, TOKEN, "k".repeat(256))).toThrow("more than 255");
});
