import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { welcome } from "@/lib/cli/start/welcome";

const options = { host: "127.0.0.1", port: 3000, otlpPort: 4318, dataDir: "/data", empty: false } as const;
const full = { origin: "http://localhost:3000", options, setupUrl: "http://localhost:3000/setup/x", token: "wk_abc" };

/** What curl would be called with if the line were pasted into a shell. */
const pasted = (lines: readonly string[], url: string): string[] => {
  const at = lines.findIndex((line) => line.includes(url));
  const script = `curl() { printf '%s\\n' "$@"; }\n${lines.slice(at, at + 2).join("\n")}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).trim().split("\n");
};

test("the deployment line is valid shell and JSON", () => {
  const args = pasted(welcome(full), "/api/v1/events/deployments");
  expect(args).toContain("authorization: Bearer wk_abc");
  expect(JSON.parse(args.at(-1) ?? "")).toMatchObject({ service: "hello", status: "succeeded" });
});

test("the span line is valid shell and OTLP, and goes to the OTLP port", () => {
  const args = pasted(welcome(full), "/v1/traces");
  expect(args).toContain("http://localhost:4318/v1/traces");
  const span = JSON.parse(args.at(-1) ?? "").resourceSpans[0].scopeSpans[0].spans[0];
  expect(BigInt(span.endTimeUnixNano) - BigInt(span.startTimeUnixNano)).toBe(80_000_000n);
});

test("without an OTLP port spans go to the web port; without a token there are no lines to paste", () => {
  expect(welcome({ ...full, options: { ...options, otlpPort: "off" } }).join("\n")).toContain("http://localhost:3000/v1/traces");
  expect(welcome({ ...full, setupUrl: null, token: null }).join("\n")).not.toMatch(/curl|setup/);
});
