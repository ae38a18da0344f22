import { expect, test } from "vitest";
import { grafanaAdapter } from "@/lib/ingest/sources/grafana";
import { readFixture } from "./support/delivery-read";

const read = (name: string) => readFixture(grafanaAdapter, name).events;

test("an alert of Grafana links to its panel and is an incident by its severity", () => {
  expect(read("firing").map(({ type }) => type)).toEqual(["alert.firing", "incident.opened"]);
  expect(read("firing")[0]?.payload).toMatchObject({
    id: "grafana:main:6f1ed002ab559585:2026-03-01T10:00:00.000Z",
    service: "billing",
    environment: "staging",
    url: "https://grafana.example.com/d/abc?viewPanel=2",
  });
});

test("its end ends both", () => {
  expect(read("resolved").map(({ type }) => type)).toEqual(["alert.resolved", "incident.resolved"]);
  expect(read("resolved").map(({ entityKey }) => entityKey)).toEqual(read("firing").map(({ entityKey }) => entityKey));
});

test("that a rule has no data is an alert and never an incident", () => {
  expect(read("no-data").map(({ type }) => type)).toEqual(["alert.firing"]);
});
