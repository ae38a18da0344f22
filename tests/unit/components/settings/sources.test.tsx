import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Sources } from "@/components/settings/sources";
import { UNSENT } from "@/lib/domain/refusal";
import { parseSources } from "@/lib/urls/sources";
import type { MetricRow } from "@/lib/views/settings/metric-rows";
import type { SourceRow } from "@/lib/views/settings/source-rows";
import type { SourcesModel } from "@/lib/views/settings/sources";

const now = new Date("2026-11-20T14:32:00Z");
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

const source: SourceRow = {
  ...{ key: "a", token: "gateway", sender: "collector", endpoint: "/v1/traces", lastAt: ago(3) },
  ...{ accepted: 40, duplicates: 2, refused: 1, items: 20_480 },
};

const metric: MetricRow = {
  ...{ service: "checkout", name: "cart.value", unit: "EUR", description: "Value of carts.", kind: "histogram, delta" },
  ...{ attributes: ["city"], streams: 61, rate: { perMinute: 12, minutes: 90 }, isOther: false },
  ...{ firstSeen: ago(900), lastSeen: ago(1), promotedAt: null, promotedBy: null },
};

const empty: SourcesModel = {
  ...{ timezone: "Europe/Oslo", now, since: ago(1_440), sources: [], leftOut: [], limits: [], mayPromote: true },
  ...{ connected: [], mayConnect: true },
  totals: { sources: 0, items: 0, calls: 0 },
  metrics: { rows: [], matching: 0, all: 0, page: 1, pages: 1 },
};

const full: SourcesModel = {
  ...empty,
  sources: [source],
  totals: { sources: 1, items: 0, calls: 0 },
  metrics: { rows: [metric], matching: 1, all: 1, page: 1, pages: 1 },
};

const actions = { promote: async () => UNSENT, demote: async () => UNSENT };

function draw(model: Partial<SourcesModel>, search: Record<string, string> = {}): string {
  const html = renderToStaticMarkup(<Sources model={{ ...full, ...model }} params={parseSources(search)} actions={actions} />);
  return html.replaceAll(/<(?!a )[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

test("before anything was sent, the page leads to the first steps and lists nothing", () => {
  const text = draw(empty);
  expect(text).toContain("Nothing has been sent yet");
  expect(text).toContain('href="/connect"');
  expect(text).not.toContain("Metrics");
});

test("a quiet day leads to the two weeks before", () => {
  expect(draw({ sources: [], totals: empty.totals })).toContain('href="/settings/sources?over=14d"');
  expect(draw({ sources: [], totals: empty.totals }, { over: "14d" })).not.toContain("Widen");
});

test("a source says who, where, how long ago and what became of it", () => {
  const text = draw({});
  expect(text).toContain("1 source called in the last 24 hours, and everything was taken.");
  for (const part of ["gateway", "collector", "/v1/traces", "3 min ago", "20,480"]) expect(text).toContain(part);
});

test("an admin promotes or lets go; others see which are kept and who can change it", () => {
  expect(draw({})).toContain("Promote");
  const kept = { ...full.metrics, rows: [{ ...metric, promotedAt: ago(5), promotedBy: "Ada" }] };
  expect(draw({ metrics: kept })).toContain("Stop keeping");
  const seen = draw({ metrics: kept, mayPromote: false });
  expect(seen).not.toContain("Stop keeping");
  expect(seen).toContain("an admin of this Wake can do that");
});

test("what cannot be known is not a number, and what cannot be kept has no button", () => {
  const rows: MetricRow[] = [
    { ...metric, kind: "summary", unit: "", rate: { perMinute: null, reason: "too new to tell" } },
    { ...metric, name: "other", isOther: true },
  ];
  const text = draw({ metrics: { ...full.metrics, rows, all: 2, matching: 2 } });
  expect(text).toContain("too new to tell");
  expect(text).toContain("All metrics beyond the limit of this service");
  expect(text).not.toContain("Promote");
});

test("a search without a match says so and keeps the rest of the state", () => {
  const text = draw({ metrics: { ...full.metrics, rows: [], matching: 0 } }, { q: "nothing", sort: "points" });
  expect(text).toContain("No metric or service is called “nothing”");
  expect(text).toContain('href="/settings/sources?sort=points#metrics"');
});

test("pages lead on and back", () => {
  const text = draw({ metrics: { ...full.metrics, all: 120, matching: 120, page: 2, pages: 3 } }, { page: "2" });
  expect(text).toContain("Page 2 of 3");
  expect(text).toContain('href="/settings/sources#metrics"');
  expect(text).toContain('href="/settings/sources?page=3#metrics"');
});
