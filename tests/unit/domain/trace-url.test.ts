import { expect, test } from "vitest";
import { traceHref, traceTemplateProblem } from "@/lib/domain/trace-url";

const TEMPLATE = "https://traces.example.com/t/{traceId}?span={spanId}";

test("a trace has an address where there is a template and a trace", () => {
  expect(traceHref(TEMPLATE, { traceId: "4bf9", spanId: "00f0" })).toBe("https://traces.example.com/t/4bf9?span=00f0");
  expect(traceHref(TEMPLATE, { traceId: "4bf9", spanId: null })).toBe("https://traces.example.com/t/4bf9?span=");
  expect(traceHref(TEMPLATE, { traceId: null, spanId: "00f0" })).toBeNull();
  expect(traceHref(null, { traceId: "4bf9", spanId: null })).toBeNull();
});

test("an id cannot leave its place in the address", () => {
  expect(traceHref(TEMPLATE, { traceId: "../x?y#z", spanId: null })).toBe("https://traces.example.com/t/..%2Fx%3Fy%23z?span=");
});

test.each([
  [TEMPLATE, null],
  ["http://localhost:16686/trace/{traceId}", null],
  ["https://traces.example.com/", "Say with {traceId} where the id of the trace goes."],
  ["traces.example.com/{traceId}", "Use a whole address, beginning with https://."],
  ["javascript:alert('{traceId}')", "Use an address that begins with https:// or http://."],
  ["https://ada:secret@traces.example.com/{traceId}", "Leave the password out: everybody who sees a release sees this address."],
  ["https://{traceId}.example.com/", "The host must be the same for every trace."],
  [`https://traces.example.com/{traceId}${"a".repeat(1_000)}`, "Use at most 1,000 characters."],
])("%s: %s", (template, problem) => {
  expect(traceTemplateProblem(template)).toBe(problem);
});
