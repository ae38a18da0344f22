import fc from "fast-check";
import { expect, test } from "vitest";
import { METRIC_SORTS, parseSources, SOURCE_SPANS, sourcesHref } from "@/lib/urls/sources";

test("the page's state survives its address", () => {
  const params = fc.record({
    over: fc.constantFrom(...SOURCE_SPANS),
    sort: fc.constantFrom(...METRIC_SORTS),
    search: fc.option(fc.string({ minLength: 1, maxLength: 50 }).filter((text) => text.trim() === text && text !== "")),
    page: fc.integer({ min: 1, max: 10_000 }),
  });
  fc.assert(
    fc.property(params, (state) => {
      const { searchParams } = new URL(sourcesHref(state), "http://wake");
      expect(parseSources(Object.fromEntries(searchParams))).toEqual(state);
    }),
  );
});

test("the default view has a clean address, and nonsense is the default", () => {
  expect(sourcesHref(parseSources({}))).toBe("/settings/sources");
  expect(parseSources({ over: "1y", sort: "colour", page: "-1" })).toEqual(parseSources({}));
});
