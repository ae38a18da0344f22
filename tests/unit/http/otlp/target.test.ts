import { expect, test } from "vitest";
import { targetOf } from "@/lib/http/otlp/target";

test.each([
  ["/v1/traces", "/v1/traces"],
  ["/v1/traces/", "/v1/traces"],
  ["/v1/traces/v1/traces", "/v1/traces"],
  ["/api/otlp/v1/metrics", "/v1/metrics"],
  ["/v1/logs", "/v1/logs"],
  ["/v1/nonsense", null],
  ["/v1/traces/v1/logs", null],
  ["/api/otlp/v1/logs/", "/v1/logs"],
  ["/v1development/profiles", "/v1development/profiles"],
  ["/v1/Traces", null],
  ["/", null],
  ["", null],
])("%s is for %s", (path, endpoint) => {
  expect(targetOf(path)?.endpoint ?? null).toBe(endpoint);
});

test("profiles are known and not taken", () => {
  expect(targetOf("/v1/logs")?.signal).toBe("logs");
  expect(targetOf("/v1development/profiles")?.signal).toBeNull();
});
