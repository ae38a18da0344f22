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
  ["/v1development/profiles", null],
  ["/", null],
  ["", null],
])("%s is for %s", (path, endpoint) => {
  expect(targetOf(path)?.endpoint ?? null).toBe(endpoint);
});
