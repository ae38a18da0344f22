import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseSettings } from "@/lib/env";

const LEAST = { WAKE_DATABASE_URL: "postgresql://wake:wake@127.0.0.1:5432/wake", WAKE_SECRET: "x".repeat(32) };

const settingsOf = (more: Readonly<Record<string, string>>) => {
  const parsed = parseSettings({ ...LEAST, ...more });
  if ("mistakes" in parsed) throw new Error(parsed.mistakes.join("; "));
  return parsed.settings;
};
const mistakesOf = (more: Readonly<Record<string, string>>) => {
  const parsed = parseSettings({ ...LEAST, ...more });
  return "mistakes" in parsed ? parsed.mistakes : [];
};

describe("who may send from a browser", () => {
  test("origins are listed with commas, and none is the default", () => {
    expect(settingsOf({}).WAKE_OTLP_ORIGINS).toEqual([]);
    expect(settingsOf({ WAKE_OTLP_ORIGINS: "https://a.example, http://localhost:5173," }).WAKE_OTLP_ORIGINS).toEqual([
      "https://a.example",
      "http://localhost:5173",
    ]);
  });

  test.each(["*", "https://a.example/", "https://a.example/shop", "a.example", "null"])("“%s” is not an origin", (origin) => {
    expect(mistakesOf({ WAKE_OTLP_ORIGINS: origin })).toEqual([
      expect.stringContaining("must be origins such as https://shop.example.com"),
    ]);
  });
});

describe("where Wake's own telemetry goes", () => {
  test.each(["on", "off", "https://collector.example:4318"])("“%s” is understood", (to) => {
    expect(settingsOf({ WAKE_SELF_TELEMETRY: to }).WAKE_SELF_TELEMETRY).toBe(to);
  });

  test("nowhere, unless somebody says so", () => {
    expect(settingsOf({}).WAKE_SELF_TELEMETRY).toBe("off");
    expect(mistakesOf({ WAKE_SELF_TELEMETRY: "yes" })).toEqual([expect.stringContaining("must be on, off, or the address")]);
  });

  test("headers are written as OpenTelemetry has them", () => {
    expect(settingsOf({ OTEL_EXPORTER_OTLP_HEADERS: "Authorization=Bearer%20a=b, x-tenant=7" }).OTEL_EXPORTER_OTLP_HEADERS).toEqual({
      Authorization: "Bearer a=b",
      "x-tenant": "7",
    });
    expect(settingsOf({ OTEL_EXPORTER_OTLP_HEADERS: "a=50%" }).OTEL_EXPORTER_OTLP_HEADERS).toEqual({ a: "50%" });
    expect(settingsOf({}).OTEL_EXPORTER_OTLP_HEADERS).toEqual({});
  });
});

test("hours are kept as long as the last verdict on a release looks back", () => {
  expect(mistakesOf({ WAKE_KEEP_HOURS_DAYS: "14" })).toEqual([expect.stringContaining("at least 15")]);
  expect(settingsOf({ WAKE_KEEP_HOURS_DAYS: "15" }).WAKE_KEEP_HOURS_DAYS).toBe(15);
});

describe("what .env.example lists", () => {
  const listed = Array.from(readFileSync(".env.example", "utf8").matchAll(/^# ([A-Z][A-Z0-9_]*)=(.*)$/gm), ([, name = "", value = ""]) => ({
    name,
    value,
  }));
  const known = Array.from(readFileSync("lib/env.ts", "utf8").matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm), ([, name = ""]) => name);

  test("is every setting, and besides those only what the launcher reads", () => {
    const names = listed.map(({ name }) => name);
    expect([...names].sort()).toEqual([...known, "PORT", "WAKE_DATA_DIR"].sort());
  });

  test("has examples that are understood", () => {
    const examples = Object.fromEntries(listed.filter(({ value }) => value !== "").map(({ name, value }) => [name, value]));
    expect(mistakesOf(examples)).toEqual([]);
  });
});
