import fc from "fast-check";
import { expect, test } from "vitest";
import { CONNECT_WAYS, connectHref, parseConnect } from "@/lib/urls/connect";
import { overviewHref, parseOverview } from "@/lib/urls/overview";
import { PERIODS, type Period } from "@/lib/urls/period";
import { parseRelease, RELEASE_SPANS, releaseHref } from "@/lib/urls/release";
import { parseReleases, releasesHref, VERDICT_FILTERS } from "@/lib/urls/releases";
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

/** What a browser sends for an address: decoded path and search parameters. */
function arriving(address: string): { id: string; search: SearchParams } {
  const url = new URL(address, "http://wake.test");
  return { id: decodeURIComponent(url.pathname.split("/")[2] ?? ""), search: Object.fromEntries(url.searchParams) };
}

test("every state of a page survives its address", () => {
  fc.assert(
    fc.property(
      fc.record({ period, team: maybe, environment: maybe }),
      fc.record({
        period,
        team: maybe,
        service: maybe,
        environment: maybe,
        verdict: fc.option(fc.constantFrom(...VERDICT_FILTERS)),
        show: fc.constantFrom(null, "unrecorded" as const),
        search: maybe,
        page: fc.integer({ min: 1, max: 10_000 }),
      }),
      fc.record({ id: words, deployment: maybe, span: fc.option(fc.constantFrom(...RELEASE_SPANS)) }),
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

test("an address that makes no sense is the default, never an error", () => {
  const nonsense = fc.dictionary(
    fc.constantFrom("period", "from", "to", "team", "verdict", "show", "page", "span", "q", "way", "__proto__"),
    fc.oneof(fc.string(), fc.array(fc.string())),
  );
  fc.assert(
    fc.property(nonsense, (search) => {
      expect(parseReleases(search).page).toBeGreaterThanOrEqual(1);
      expect([...PERIODS, "custom"]).toContain(parseOverview(search).period.name);
      expect([null, ...RELEASE_SPANS]).toContain(parseRelease("x", search).span);
      expect(CONNECT_WAYS).toContain(parseConnect(search).way);
    }),
  );
});

test("the default view has a clean address", () => {
  expect(overviewHref(parseOverview({}))).toBe("/");
  expect(releasesHref(parseReleases({}))).toBe("/releases");
  expect(connectHref(parseConnect({}))).toBe("/connect");
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
