import { expect, test } from "vitest";
import { batchIdOf } from "@/lib/services/telemetry/batch-id";

const body = new TextEncoder().encode("body");

test("an id depends on every byte and on the path, and on nothing else", () => {
  const id = batchIdOf("/v1/traces", body, "token", null);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(batchIdOf("/v1/traces", Uint8Array.from(body), "another", null)).toBe(id);
  expect(batchIdOf("/v1/logs", body, "token", null)).not.toBe(id);
  expect(
    batchIdOf(
      "/v1/traces",
      body.map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
      "token",
      null,
    ),
  ).not.toBe(id);
});

test("a sender's key names the body for that sender", () => {
  const id = batchIdOf("/v1/traces", body, "token", "k");
  expect(batchIdOf("/v1/traces", new Uint8Array(), "token", "k")).toBe(id);
  expect(batchIdOf("/v1/traces", body, "another", "k")).not.toBe(id);
  expect(() => batchIdOf("/v1/traces", body, "token", "k".repeat(256))).toThrow("more than 255");
});
