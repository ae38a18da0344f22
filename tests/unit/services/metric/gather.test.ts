import { expect, test } from "vitest";
import type { MetricSeen } from "@/lib/domain/metric-seen";
import { additionOf, gather, gathered, unite } from "@/lib/services/metric/gather";

const metric: MetricSeen = {
  ...{ service: "checkout", name: "queue.size", unit: "{job}", description: "Jobs", kind: "gauge", temporality: null, monotonic: false },
  ...{ attributes: ["queue"], points: 2, streams: [1, 2], lastMs: 1_000 },
};

const stored = (all: ReturnType<typeof gathered>) => additionOf(all, "checkout", "queue.size");

test("bodies add up: points are summed, attributes united, the latest describes", () => {
  const all = gathered(metric);
  gather(all, { ...metric, attributes: ["zone"], points: 3, lastMs: 3_000, description: "Waiting jobs" });
  gather(all, { ...metric, points: 1, lastMs: 2_000, description: "late" });
  expect(stored(all)).toMatchObject({
    points: 6,
    attributes: ["queue", "zone"],
    description: "Waiting jobs",
    firstMs: 1_000,
    lastMs: 3_000,
  });
});

test("uniting what was gathered apart is gathering it at once", () => {
  const later = { ...metric, attributes: ["zone"], streams: [3], points: 5, lastMs: 500 };
  const [together, one, other] = [gathered(metric), gathered(metric), gathered(later)];
  gather(together, later);
  unite(one, other);
  expect(stored(one)).toEqual(stored(together));
});

test("attributes have an end, and texts can be stored", () => {
  const attributes = Array.from({ length: 100 }, (_, index) => `a${index}`);
  const addition = stored(gathered({ ...metric, attributes, unit: "\0", description: `${"x".repeat(499)}\u{1f600}` }));
  expect(addition.attributes).toHaveLength(64);
  expect(addition.unit).toBe(" ");
  expect(addition.description).toBe(`${"x".repeat(499)} `);
});
