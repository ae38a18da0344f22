import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET } from "@/app/metrics/route";
import { closePool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { loadDeliveryAnswer } from "@/lib/views/delivery/answer";
import { freshDatabase } from "@/tests/support/database";
import { tellShop, tellTrouble } from "@/tests/support/delivery-api-shop";
import { type ParsedFamily, strictOpenMetrics } from "@/tests/support/openmetrics-strict";
import { makeToken } from "../events/support/send";

const READER = { kind: "system", name: "reader" } as const;
let token: string;

const scrape = async (as: string | null, accept = "application/openmetrics-text") => {
  const headers = { accept, ...(as === null ? {} : { authorization: `Bearer ${as}` }) };
  const response = await GET(new Request("http://wake.test/metrics", { headers }), undefined);
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
};

type Families = ReadonlyMap<string, ParsedFamily>;

/** The values of a family under some labels. */
const values = (families: Families, name: string, labels: Readonly<Record<string, string>>): number[] =>
  (families.get(name)?.samples ?? [])
    .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels.get(label) === value))
    .map(({ value }) => value);

beforeAll(async () => {
  await freshDatabase();
  token = await makeToken(["read"]);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

test("while nothing is connected, nothing is told of but the window", async () => {
  const families = strictOpenMetrics((await scrape(token)).text);
  expect([...families.keys()]).toEqual(["wake_delivery_window_seconds", "wake_delivery_left_out_services"]);
});

test("a scrape tells the figures of everything, of each team and of each service", async () => {
  await tellShop(new Date());
  const { status, type, text } = await scrape(token);
  expect([status, type]).toEqual([200, "application/openmetrics-text; version=1.0.0; charset=utf-8"]);
  const families = strictOpenMetrics(text);
  const places = [
    [{}, { scope: "all" }],
    [{ team: "shop" }, { scope: "team", team: "shop" }],
    [{ service: "checkout" }, { scope: "service", service: "checkout", team: "shop" }],
    [{ service: "search" }, { scope: "service", service: "search", team: "find" }],
  ] as const;
  for (const [selection, labels] of places) {
    const { metrics } = await loadDeliveryAnswer(READER, { ...selection, definition: "wake", bots: false, unit: "change" }, new Date());
    const told = (name: string, more = {}) => values(families, `wake_delivery_${name}`, { ...labels, ...more });
    const known = (value: number | null | undefined): number[] => (value === null || value === undefined ? [] : [value]);
    expect(told("deployments")).toEqual([metrics.deploymentFrequency.n]);
    expect(told("deployments_per_day")).toEqual(known(metrics.deploymentFrequency.value));
    expect(told("lead_time_seconds", { quantile: "0.5" })).toEqual(known(metrics.leadTimeForChanges.value));
    expect(told("change_failure_ratio")).toEqual(known(metrics.changeFailureRate.value));
    expect(told("change_failure_interval_ratio", { bound: "high" })).toEqual(known(metrics.changeFailureRate.interval?.high));
    expect(told("recovery_time_seconds")).toEqual(known(metrics.failedDeploymentRecoveryTime.value));
    expect(told("rework_ratio")).toEqual(known(metrics.deploymentReworkRate.value));
  }
  expect(values(families, "wake_delivery_watched_deployments", { scope: "all" })).toEqual([1]);
  expect(values(families, "wake_delivery_lead_time_seconds", { service: "search" })).toEqual([]);
});

test("every query of the dashboard asks for what is told, with labels that are there", async () => {
  await tellTrouble(new Date());
  const families = strictOpenMetrics((await scrape(token)).text);
  const dashboard = readFileSync("docs/grafana/wake-delivery.json", "utf8");
  const queries = [...dashboard.matchAll(/"(?:expr|definition)": ("(?:[^"\\]|\\.)*")/g)].map(([, text = ""]) => String(JSON.parse(text)));
  expect(queries.length).toBeGreaterThan(15);
  for (const query of queries) {
    const asked = [...query.matchAll(/(wake_[a-z_]+)(?:\{([^}]*)\})?/g)];
    expect(asked.length, query).toBeGreaterThan(0);
    for (const [, name = "", matchers = ""] of asked) {
      const family = families.get(name);
      expect(family, `${name} in ${query}`).toBeDefined();
      const labels = new Set(family?.samples.flatMap((sample) => [...sample.labels.keys()]));
      for (const [, label = ""] of matchers.matchAll(/(\w+)=/g)) expect([...labels], query).toContain(label);
    }
  }
});

test("Prometheus' older format is told in its own type", async () => {
  const { type, text } = await scrape(token, "text/plain;version=0.0.4");
  expect(type).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(() => strictOpenMetrics(text)).not.toThrow();
});

test("a restricted token is told of what it reaches, and of nothing that this is a part of", async () => {
  const restricted = await makeToken(["read"], { services: ["search"], environments: ["production", "staging"] });
  const { text } = await scrape(restricted);
  expect(text).not.toMatch(/checkout|scope="all"|scope="team"|staging/);
  expect(values(strictOpenMetrics(text), "wake_delivery_deployments", { service: "search", environment: "production" })).toEqual([1]);
});

test("nobody scrapes without a token that may read", async () => {
  expect((await scrape(null)).status).toBe(401);
  expect((await scrape(await makeToken(["ingest:otlp"]))).status).toBe(403);
});
