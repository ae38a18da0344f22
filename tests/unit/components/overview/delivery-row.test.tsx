import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DeliveryRow } from "@/components/overview/delivery-row";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { deliveryRow } from "@/lib/views/overview/delivery-row";
import { sparkFacts, sparkFigure } from "@/tests/unit/charts/spark/period-facts";

const UNIT = {
  deploymentFrequency: "per-day",
  leadTimeForChanges: "seconds",
  changeFailureRate: "share",
  failedDeploymentRecoveryTime: "seconds",
  deploymentReworkRate: "share",
} as const;

const lead = { n: 3, p25: 60, p50: 3600, p75: 7200, p90: 7200, low: null, high: null };
const facts = sparkFacts(0, { days: 28, lead, stages: { ...sparkFacts(0).stages, coding: lead, pickup: { ...lead, p50: 1800 } } });
const html = (value: number | null): string =>
  renderToStaticMarkup(
    <DeliveryRow
      row={deliveryRow({
        figures: METRIC_IDS.map((metric) =>
          sparkFigure({ metric, unit: UNIT[metric], value, reason: value === null ? "not-connected" : null }),
        ),
        ...{ now: facts, before: null, buckets: [0, 1, 2].map((day) => sparkFacts(day)), zone: "Europe/Oslo", stale: false },
        goals: {},
        whyHref: (metric) => `/?why=${metric}`,
        ...{ depthHref: "/delivery", at: new Date("2026-11-21T12:00:00Z") },
      })}
    />,
  );
const text = (markup: string): string => markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

test("five named tiles stand in their order, each with the way to what is behind it", () => {
  const markup = html(0.5);
  expect([...markup.matchAll(/<section[^>]*aria-labelledby="tile-([^"]+)"/g)].map(([, metric]) => metric)).toEqual([...METRIC_IDS]);
  for (const metric of METRIC_IDS) expect(markup).toContain(`href="/?why=${metric}"`);
  expect(markup.match(/role="img"/g)).toHaveLength(5);
});

test("lead time says where it goes: work and waiting in one scale, what is unknown as a dash", () => {
  const said = text(html(3600));
  expect(said).toMatch(/Where the time goes median \w+ 1 h [\w ]+ 30 min Review –/);
  expect(html(3600)).toMatch(/style="width:50%"/);
});

test("the days are named with their zone", () => {
  expect(text(html(1))).toContain("28 calendar days of Europe/Oslo: Sun 25 Oct to Sun 22 Nov. In depth");
});

test("without values every tile is a dash with its reason, and draws nothing", () => {
  const markup = html(null);
  expect(markup).not.toContain('role="img"');
  expect(text(markup).match(/– /g)?.length).toBeGreaterThanOrEqual(5);
  expect(text(markup).match(/No source was connected yet\./g)).toHaveLength(5);
});
