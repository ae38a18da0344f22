import { expect, test } from "vitest";
import { bucketFor, type DeliveryQuestion, deliveryAsked } from "@/lib/views/delivery/question";

const NOW = new Date("2026-04-10T22:30:00Z");
const asked = (question: Partial<DeliveryQuestion>, zone = "Europe/Berlin") =>
  deliveryAsked({ definition: "wake", bots: false, unit: "change", ...question }, zone, NOW);

test("left open, it is the last 28 days of the workspace with today, whatever the clocks did", () => {
  // In Berlin it is the 11th already, and on 29 March a day had 23 hours.
  expect(asked({})).toMatchObject({
    from: new Date("2026-03-14T23:00:00Z"),
    to: new Date("2026-04-11T22:00:00Z"),
    ...{ zone: "Europe/Berlin", bucket: "day", selection: { service: null, team: null, environment: null } },
  });
});

test("days are those of the zone that is asked for, half hours included", () => {
  expect(asked({ tz: "Asia/Kolkata", from: { day: "2026-04-01" }, to: { day: "2026-04-02" } })).toMatchObject({
    from: new Date("2026-03-31T18:30:00Z"),
    to: new Date("2026-04-01T18:30:00Z"),
  });
});

test("an end alone has as many days before it as are asked for", () => {
  const to = { at: new Date("2026-04-01T10:00:00Z") };
  expect(asked({ to, days: 7 }).from).toEqual(new Date("2026-03-25T11:00:00Z"));
});

test.each<[Partial<DeliveryQuestion>, RegExp]>([
  [{ from: { day: "2026-04-02" }, to: { day: "2026-04-02" } }, /before to/],
  [{ from: { day: "2026-05-01" } }, /before to/],
  [{ from: { day: "2024-01-01" }, to: { day: "2026-04-01" } }, /800 days/],
])("an impossible period is refused: %j", (question, message) => {
  expect(() => asked(question)).toThrow(expect.objectContaining({ issues: [{ field: "from", message: expect.stringMatching(message) }] }));
});

test("800 days may hold a clock change, and the size of buckets follows the length", () => {
  const long = asked({ from: { day: "2024-03-01" }, to: { day: "2026-05-10" } }, "UTC");
  expect([long.bucket, bucketFor(new Date(0), new Date(35 * 86_400_000)), bucketFor(new Date(0), new Date(91 * 86_400_000))]).toEqual([
    ...["month", "day", "week"],
  ]);
  expect(() => asked({ from: { day: "2024-01-31" }, to: { day: "2026-04-10" } })).not.toThrow();
});
