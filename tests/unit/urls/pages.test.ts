import fc from "fast-check";
import { expect, test } from "vitest";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { CONNECT_WAYS, connectHref, parseConnect } from "@/lib/urls/connect";
import { incidentHref, parseIncident } from "@/lib/urls/incident";
import { CAUSE_FILTERS, INCIDENT_FILTERS, incidentsHref, parseIncidents } from "@/lib/urls/incidents";
import { objectivesHref, parseObjectives } from "@/lib/urls/objectives";
import { deliveryParamsOf, overviewHref, parseOverview } from "@/lib/urls/overview";
import { LONG_PERIODS, PERIODS, type Period } from "@/lib/urls/period";
import { parseRelease, RELEASE_SPANS, releaseHref } from "@/lib/urls/release";
import {
  AUTHOR_FILTERS,
  OUTCOME_FILTERS,
  parseReleases,
  RELEASE_SORTS,
  releasesHref,
  SHOW_FILTERS,
  VERDICT_FILTERS,
} from "@/lib/urls/releases";
import type { SearchParams } from "@/lib/urls/search-params";
import { parseService, serviceHref } from "@/lib/urls/service";
import { parseServices, servicesHref } from "@/lib/urls/services";

const words = fc
  .string({ unit: "binary", minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() === text && !/\p{Surrogate}/u.test(text));
const maybe = fc.option(words);
const instants = fc
  .tuple(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 1, max: 399 * 86_400_000 }))
  .map(([from, length]): Period => ({ name: "custom", from: new Date(from).toISOString(), to: new Date(from + length).toISOString() }));
const period = fc.oneof(
  fc.constantFrom(...PERIODS).map((name): Period => ({ name })),
  instants,
);

const longPeriod = fc.oneof(
  fc.constantFrom(...LONG_PERIODS).map((name): Period => ({ name })),
  instants,
);

/** What a browser sends for an address: decoded path and search parameters. */
function arriving(address: string): { id: string; search: SearchParams } {
  const url = new URL(address, "http://wake.test");
  return { id: decodeURIComponent(url.pathname.split("/")[2] ?? ""), search: Object.fromEntries(url.searchParams) };
}

test("every state of a page survives its address", () => {
  fc.assert(
    fc.property(
      fc.record({
        ...{ period, team: maybe, environment: maybe },
        why: fc.option(fc.constantFrom(...METRIC_IDS)),
        reason: maybe,
        rows: fc.integer({ min: 1, max: 10_000 }),
      }),
      fc.record({
        period: longPeriod,
        team: maybe,
        service: maybe,
        environment: maybe,
        verdict: fc.option(fc.constantFrom(...VERDICT_FILTERS)),
        outcome: fc.option(fc.constantFrom(...OUTCOME_FILTERS)),
        show: fc.option(fc.constantFrom(...SHOW_FILTERS)),
        authors: fc.option(fc.constantFrom(...AUTHOR_FILTERS)),
        search: maybe,
        carries: maybe,
        sort: fc.constantFrom(...RELEASE_SORTS),
        page: fc.integer({ min: 1, max: 10_000 }),
      }),
      fc.record({ id: words, deployment: maybe, with: maybe, span: fc.option(fc.constantFrom(...RELEASE_SPANS)) }),
      fc.record({ name: words, period, environment: maybe }),
      (overview, releases, release, service) => {
        expect(parseOverview(arriving(overviewHref(overview)).search)).toEqual(overview);
        expect(parseReleases(arriving(releasesHref(releases)).search)).toEqual(releases);
        const one = arriving(releaseHref(release));
        expect(parseRelease(one.id, one.search)).toEqual(release);
        const two = arriving(serviceHref(service));
        expect(parseService(two.id, two.search)).toEqual(service);
        expect(parseServices(arriving(servicesHref({ team: overview.team })).search)).toEqual({ team: overview.team });
      },
    ),
  );
  for (const way of CONNECT_WAYS) expect(parseConnect(arriving(connectHref({ way })).search)).toEqual({ way });
});

test("every state of the pages of incidents and of objectives survives its address", () => {
  fc.assert(
    fc.property(
      fc.record({
        ...{ period: longPeriod, service: maybe, environment: maybe, search: maybe },
        state: fc.option(fc.constantFrom(...INCIDENT_FILTERS)),
        cause: fc.option(fc.constantFrom(...CAUSE_FILTERS)),
        after: fc.option(fc.stringMatching(/^[\w-]{1,80}$/)),
      }),
      fc.record({ id: words, service: maybe }),
      fc.record({ edit: maybe, service: maybe, environment: maybe }),
      (incidents, incident, objectives) => {
        expect(parseIncidents(arriving(incidentsHref(incidents)).search)).toEqual(incidents);
        const one = arriving(incidentHref(incident));
        expect(parseIncident(one.id, one.search)).toEqual(incident);
        expect(parseObjectives(arriving(objectivesHref(objectives)).search)).toEqual(objectives);
      },
    ),
  );
});

test("an address that makes no sense is the default, never an error", () => {
  const nonsense = fc.dictionary(
    fc.constantFrom("period", "from", "to", "team", "verdict", "show", "page", "span", "q", "way", "state", "after", "__proto__"),
    fc.oneof(fc.string(), fc.array(fc.string())),
  );
  fc.assert(
    fc.property(nonsense, (search) => {
      expect(parseReleases(search).page).toBeGreaterThanOrEqual(1);
      expect([...PERIODS, "custom"]).toContain(parseOverview(search).period.name);
      expect([null, ...RELEASE_SPANS]).toContain(parseRelease("x", search).span);
      expect(CONNECT_WAYS).toContain(parseConnect(search).way);
      expect([null, ...INCIDENT_FILTERS]).toContain(parseIncidents(search).state);
    }),
  );
});

test("two days of a form are instants, the last day included", () => {
  const period = (first: string, last: string) => parseReleases({ first, last }).period;
  expect(period("2026-10-01", "2026-10-31")).toEqual({
    ...{ name: "custom", from: "2026-10-01T00:00:00.000Z", to: "2026-11-01T00:00:00.000Z" },
  });
  expect([period("2026-10-31", "2026-10-01"), period("", "2026-10-01"), period("x", "y")]).toEqual(Array(3).fill({ name: "28d" }));
  expect(parseOverview({ period: "365d" }).period).toEqual({ name: "28d" });
});

test("the overview's metrics are of whole calendar days of the workspace", () => {
  const now = new Date("2026-11-20T23:30:00Z");
  const period = (search: SearchParams) => deliveryParamsOf(parseOverview(search), "Europe/Oslo", now).period;
  expect(period({})).toEqual({ name: "28d" });
  expect(period({ period: "24h" })).toEqual({ name: "custom", first: "2026-11-20", last: "2026-11-21" });
  expect(period({ from: "2026-11-01T23:00:00Z", to: "2026-11-03T23:00:00Z" })).toEqual({
    ...{ name: "custom", first: "2026-11-02", last: "2026-11-03" },
  });
});

test("the default view has a clean address", () => {
  expect(overviewHref(parseOverview({}))).toBe("/");
  expect(releasesHref(parseReleases({}))).toBe("/releases");
  expect(connectHref(parseConnect({}))).toBe("/connect");
  expect(incidentsHref(parseIncidents({}))).toBe("/incidents");
  expect(incidentHref(parseIncident("1", {}))).toBe("/incidents/1");
  expect(objectivesHref(parseObjectives({}))).toBe("/settings/objectives");
});

test("a period that ends before it begins, or spans years, is not taken", () => {
  expect(parseOverview({ from: "2026-02-01", to: "2026-01-01" }).period).toEqual({ name: "28d" });
  expect(parseOverview({ from: "2020-01-01", to: "2026-01-01" }).period).toEqual({ name: "28d" });
  expect(parseOverview({ from: "2026-01-01", to: "2026-01-08" }).period).toEqual({
    name: "custom",
    from: "2026-01-01T00:00:00.000Z",
    to: "2026-01-08T00:00:00.000Z",
  });
});
