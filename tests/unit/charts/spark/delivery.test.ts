import { expect, test } from "vitest";
import { deliverySpark } from "@/lib/charts/spark/delivery";
import { previousOf, sparkFacts, sparkFigure } from "./period-facts";

const zone = "UTC";
const week = (reached: readonly number[]) =>
  reached.map((count, day) => sparkFacts(day, { counts: { reached: count }, partial: day === reached.length - 1 }));
const frequency = sparkFigure({ metric: "deploymentFrequency", unit: "per-day", value: 3, n: 21, previous: previousOf(2) });

test("frequency has a bar a day: weekends light, the unfinished day outlined, dashed as many as before", () => {
  const model = deliverySpark(frequency, { buckets: week([1, 4, 2, 4, 2, 4, 0, 4]), zone });
  expect(model?.boxes.map(({ look }) => look)).toEqual(["soft", "bar", "bar", "bar", "bar", "bar", "soft", "unfinished"]);
  expect(model?.description).toBe("Deployments a day, 0 to 4. Dashed: 2 in the period before.");
  const [half, full] = [model?.boxes[2], model?.boxes[1]];
  expect(model?.previousY).toBe(half?.y);
  expect((half?.height ?? 0) * 2).toBeCloseTo(full?.height ?? 0, 0);
});

test("the dashed line of weeks is as many as a week had", () => {
  const weeks = [0, 7, 14].map((day) => sparkFacts(day, { days: 7, counts: { reached: 14 } }));
  const model = deliverySpark(frequency, { buckets: weeks, zone });
  expect(model?.description).toContain("a week, 14 to 14. Dashed: 14 in");
  expect(model?.boxes.every(({ look }) => look === "bar")).toBe(true);
});

test("two buckets say no more than the figure", () => {
  expect(deliverySpark(frequency, { buckets: week([1, 2]), zone })).toBeNull();
});

test("lead time is a line with its middle half; days without a change are passed over", () => {
  const lead = (p50: number) => ({ n: 4, p25: p50 / 2, p50, p75: p50 * 2, p90: null, low: null, high: null });
  const buckets = [
    sparkFacts(0, { lead: lead(7200) }),
    sparkFacts(1),
    sparkFacts(2, { lead: lead(3600) }),
    sparkFacts(3, { lead: lead(3600) }),
  ];
  const figure = sparkFigure({ metric: "leadTimeForChanges", unit: "seconds", value: 3600, previous: previousOf(7200) });
  const model = deliverySpark(figure, { buckets, zone });
  expect(model?.line?.match(/[ML]/g)).toHaveLength(3);
  expect(model?.band?.match(/[ML]/g)).toHaveLength(6);
  expect(model?.dots).toHaveLength(1);
  expect(model?.description).toBe(
    "Median lead time of each day with its middle half, 2\u202fh at first, 1\u202fh at last. Dashed: 2\u202fh in the period before.",
  );
});

test("the failure rate pools a week, leaves out what is watched, and has a tick for each failure", () => {
  const buckets = Array.from({ length: 10 }, (_, day) =>
    sparkFacts(day, { counts: { reached: 2, hurt: day === 1 || day === 2 ? 1 : 0 }, watching: day === 9 ? 2 : 0 }),
  );
  const figure = sparkFigure({ metric: "changeFailureRate", unit: "share", value: 2 / 18 });
  const model = deliverySpark(figure, { buckets, zone });
  expect(model?.boxes.map(({ look }) => look)).toEqual(["failure", "failure"]);
  expect(model?.description).toBe("Share that hurt over 7 days at a time, with its 95 % range; 2 failures marked below.");
  // The last week has no failure: its rate is 0, at the bottom of the plot, and its band reaches above.
  const end = model?.dots[0];
  expect(end?.y).toBe(31);
  expect(model?.band).not.toBe("");
});

test("the failure rate has no point before anything has settled", () => {
  const buckets = [0, 1, 2].map((day) => sparkFacts(day, { counts: { reached: 1 }, watching: day === 0 ? 1 : 0 }));
  const model = deliverySpark(sparkFigure({ metric: "changeFailureRate", unit: "share", value: 0 }), { buckets, zone });
  expect(model?.line?.match(/[ML]/g)).toHaveLength(2);
});

test("recoveries are dots on a logarithmic axis, failures that last are told apart", () => {
  const buckets = [sparkFacts(0, { recovered: [600, 6000] }), sparkFacts(1), sparkFacts(2, { recovered: [60_000], open: [7200] })];
  const figure = sparkFigure({ metric: "failedDeploymentRecoveryTime", unit: "seconds", value: 6000, previous: previousOf(600) });
  const model = deliverySpark(figure, { buckets, zone });
  const [ten, hundred, thousand, open] = model?.dots ?? [];
  expect((ten?.y ?? 0) - (hundred?.y ?? 0)).toBeCloseTo((hundred?.y ?? 0) - (thousand?.y ?? 0), 0);
  expect([ten?.look, open?.look]).toEqual(["single", "open"]);
  expect([model?.medianY, model?.previousY]).toEqual([hundred?.y, ten?.y]);
  expect(model?.description).toContain(
    "3 recoveries between 10\u202fmin and 16\u202fh 40\u202fmin; median 1\u202fh 40\u202fmin; 1 failure lasts.",
  );
});

test("of very many recoveries each bucket keeps its shortest and its longest", () => {
  const many = Array.from({ length: 500 }, (_, i) => 60 + i);
  const buckets = [0, 1, 2].map((day) => sparkFacts(day, { recovered: many }));
  const model = deliverySpark(sparkFigure({ metric: "failedDeploymentRecoveryTime", unit: "seconds", value: 300 }), { buckets, zone });
  expect(model?.dots).toHaveLength(120);
  expect(model?.description).toContain("1,500 recoveries between 1\u202fmin and 9\u202fmin 19\u202fs");
});

test("rework is the dark part of each bar", () => {
  const buckets = [0, 1, 2].map((day) => sparkFacts(day, { counts: { reached: 4, rework: day } }));
  const model = deliverySpark(sparkFigure({ metric: "deploymentReworkRate", unit: "share", value: 0.25 }), { buckets, zone });
  expect(model?.boxes.map(({ look }) => look)).toEqual(["soft", "soft", "bar", "soft", "bar"]);
  expect(model?.description).toBe("Deployments a day; the dark part is rework, 3 of 12.");
});
