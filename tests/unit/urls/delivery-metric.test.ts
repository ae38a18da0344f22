import { expect, test } from "vitest";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { METRIC_SLUG, metricNamed } from "@/lib/urls/delivery-metric";

test("each metric is found by its id and by its words", () => {
  for (const id of METRIC_IDS) expect([metricNamed(id), metricNamed(METRIC_SLUG[id])]).toEqual([id, id]);
});

test.each([
  ["lead-time", "leadTimeForChanges"],
  ["recovery-time", "failedDeploymentRecoveryTime"],
  ["rework-rate", "deploymentReworkRate"],
])("%s is short for %s", (short, id) => {
  expect(metricNamed(short)).toBe(id);
});

test.each(["", "toString", "__proto__", "Lead-Time", "lead time"])("%j names none", (text) => {
  expect(metricNamed(text)).toBeNull();
});
