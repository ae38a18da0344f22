import { describe, expect, it } from "vitest";
import { middleware } from "@/lib/metrics/definitions/middleware";
import { middlewareStages } from "@/lib/metrics/definitions/middleware-lead-time";
import { asked, changed, deployed, figure, hurt, utc } from "../../../support/definition-rows";

describe("deployment frequency", () => {
  const rows = ["2026-03-02", "2026-03-03", "2026-03-05"].map((day) => deployed(day, `${day}T10:00`));

  it("is a whole number, so that three in four days are none a day", () => {
    const found = figure(middleware, "deploymentFrequency", asked("2026-03-02", "2026-03-06", rows));
    expect(found).toMatchObject({ value: 0, n: 3, unit: "per-day", band: null });
    expect(found.also).toMatchObject([
      { id: "per-week", value: 3 },
      { id: "per-month", value: 3 },
    ]);
  });

  it("of a week or month is not less than the daily one times 7 or 30", () => {
    // Two on each of four days, cut by neither a week nor a month.
    const twice = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"].flatMap((day) =>
      [10, 12].map((hour) => deployed(`${day}-${hour}`, `${day}T${hour}:00`)),
    );
    const found = figure(middleware, "deploymentFrequency", asked("2026-03-02", "2026-03-06", twice));
    expect([found.value, ...found.also.map(({ value }) => value)]).toEqual([2, 14, 60]);
  });
});

describe("lead time", () => {
  const at = "2026-03-03T10:00";
  const reviewed = changed("reviewed", {
    firstCommitAt: "2026-03-02T08:00",
    openedAt: "2026-03-02T09:00",
    readyAt: "2026-03-02T09:30",
    firstReviewAt: "2026-03-02T10:00",
    approvedAt: "2026-03-02T12:00",
    mergedAt: "2026-03-02T13:00",
  });
  const unreviewed = changed("unreviewed", {
    firstCommitAt: "2026-03-02T08:00",
    openedAt: "2026-03-02T09:00",
    mergedAt: "2026-03-02T13:00",
  });

  it("adds five stages", () =>
    expect(middlewareStages(reviewed, utc(at))).toEqual({
      firstCommitToOpen: 3600,
      firstResponse: 1800,
      rework: 7200,
      merge: 3600,
      mergeToDeploy: 21 * 3600,
    }));

  it("takes a stage that is missing for no time, so that what nobody reviewed looks faster", () => {
    // 1 + 0.5 + 2 + 1 + 21 h and 1 + 21 h
    const row = deployed("d", at, { changes: [reviewed, unreviewed] });
    const found = figure(middleware, "leadTimeForChanges", asked("2026-03-01", "2026-04-01", [row]));
    expect(found).toMatchObject({ value: ((25.5 + 22) / 2) * 3600, n: 2, unit: "seconds" });
  });

  it("has no stage that runs backwards, but for a review before it was ready", () => {
    const change = changed("back", {
      firstCommitAt: "2026-03-02T09:10",
      openedAt: "2026-03-02T09:00",
      readyAt: "2026-03-02T11:00",
      firstReviewAt: "2026-03-02T10:00",
      approvedAt: "2026-03-02T14:00",
      mergedAt: "2026-03-02T13:00",
    });
    expect(middlewareStages(change, utc("2026-03-02T12:00"))).toEqual({
      firstCommitToOpen: null,
      firstResponse: -3600,
      rework: 4 * 3600,
      merge: null,
      mergeToDeploy: null,
    });
  });
});

describe("failures", () => {
  const rows = [
    deployed("d1", "2026-03-02T10:00"),
    deployed("failed", "2026-03-03T10:00", { reached: false, service: "mail" }),
    deployed("d2", "2026-03-04T10:00"),
    deployed("d3", "2026-03-05T10:00"),
  ];
  const incidents = [
    hurt("early", "2026-03-01T10:00", "2026-03-01T11:00"),
    hurt("a", "2026-03-03T10:00", "2026-03-03T10:30"),
    hurt("b", "2026-03-05T12:00", "2026-03-05T12:20"),
    hurt("after", "2026-04-02T10:00", null),
  ];
  const input = asked("2026-03-02", "2026-04-01", rows, incidents);

  it("belong to the last run at or before, also one that failed, of all runs", () => {
    expect(figure(middleware, "changeFailureRate", input)).toMatchObject({ value: 2 / 4, n: 4 });
    const blamed = middleware.rules.changeFailureRate?.rows(input).map((row) => (row.kind === "deployment" ? row.incidents : null));
    expect(blamed).toEqual([[], ["a"], [], ["b"]]);
  });

  it("take the mean from opened to resolved, whatever caused them", () => {
    expect(figure(middleware, "failedDeploymentRecoveryTime", input)).toMatchObject({ value: 25 * 60, n: 2 });
    const before = asked("2026-03-01", "2026-04-01", rows, incidents);
    expect(figure(middleware, "failedDeploymentRecoveryTime", before).value).toBeCloseTo((110 / 3) * 60);
  });

  it("are unknown where there was no run", () =>
    expect(figure(middleware, "changeFailureRate", asked("2026-05-01", "2026-06-01", rows, incidents))).toMatchObject({
      value: null,
      n: 0,
      reason: "no-deployments",
    }));
});
