import fc from "fast-check";
import { expect, test } from "vitest";
import { BUCKETS } from "@/lib/domain/calendar";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { DELIVERY_PERIODS, DELIVERY_SORTS, type DeliveryPeriod, deliveryHref, parseDelivery } from "@/lib/urls/delivery";

const words = fc
  .string({ unit: "binary", minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() === text && !/\p{Surrogate}/u.test(text));
const maybe = fc.option(words);
const dayText = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
const period = fc.oneof(
  fc.constantFrom(...DELIVERY_PERIODS).map((name): DeliveryPeriod => ({ name })),
  fc
    .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 799 }))
    .map(([first, length]): DeliveryPeriod => ({ name: "custom", first: dayText(first), last: dayText(first + length) })),
);
const whole = fc.integer({ min: 1, max: 10_000 });
const params = fc.record({
  ...{ period, team: maybe, service: maybe, environment: maybe, reason: maybe, rows: whole, page: whole, teamPage: whole },
  ...{ bots: fc.boolean(), compare: fc.boolean(), reconcile: fc.boolean(), unit: fc.constantFrom("change" as const, "commit" as const) },
  bucket: fc.option(fc.constantFrom(...BUCKETS)),
  why: fc.option(fc.constantFrom(...METRIC_IDS)),
  sort: fc.option(fc.constantFrom(...DELIVERY_SORTS)),
});
const searchOf = (address: string): Record<string, string> => Object.fromEntries(new URL(address, "http://wake").searchParams);

test("the page of the metrics survives its address", () => {
  fc.assert(
    fc.property(params, (state) => {
      expect(parseDelivery(searchOf(deliveryHref(state)))).toEqual(state);
    }),
  );
});

test("nonsense is the default, and the default is a clean address", () => {
  expect(deliveryHref(parseDelivery({}))).toBe("/delivery");
  const nonsense = {
    from: "2026-02-30",
    to: "2026-03-01",
    period: "9d",
    bucket: "hour",
    why: "luck",
    sort: "luck",
    rows: "0",
    compare: "x",
  };
  expect(deliveryHref(parseDelivery(nonsense))).toBe("/delivery");
});

test("days out of order, and more of them than anybody reads, are no period", () => {
  expect(parseDelivery({ from: "2026-03-02", to: "2026-03-01" }).period).toEqual({ name: "28d" });
  expect(parseDelivery({ from: "2020-01-01", to: "2026-03-01" }).period).toEqual({ name: "28d" });
});
