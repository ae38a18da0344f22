import { describe, expect, it } from "vitest";
import type { DefinitionInput } from "@/lib/metrics/definitions/definition";
import { devlake } from "@/lib/metrics/definitions/devlake";
import { devlakeLinks } from "@/lib/metrics/definitions/devlake-failures";
import { asked, deployed, figure, hurt } from "../../../support/definition-rows";

const rate = (input: DefinitionInput) => figure(devlake, "changeFailureRate", input);
const recovery = (input: DefinitionInput) => figure(devlake, "failedDeploymentRecoveryTime", input);

describe("which deployment an incident belongs to", () => {
  const rows = [
    deployed("d2", "2026-03-03T10:00", { service: "mail" }),
    deployed("d1", "2026-03-02T10:00"),
    deployed("failed", "2026-03-04T10:00", { reached: false }),
  ];
  const linked = (openedAt: string) => devlakeLinks(rows, [hurt("i", openedAt, null)])[0]?.deployment?.id ?? null;

  it("is the latest successful one that finished strictly before it opened, whatever its service", () => {
    expect(linked("2026-03-02T09:59")).toBeNull();
    expect(linked("2026-03-02T10:00")).toBeNull();
    expect(linked("2026-03-02T10:00:01")).toBe("d1");
    expect(linked("2026-03-03T10:00")).toBe("d1");
    expect(linked("2026-03-03T10:00:01")).toBe("d2");
    expect(linked("2026-03-04T12:00")).toBe("d2");
    expect(linked("2027-03-04T12:00")).toBe("d2");
  });
});

describe("change failure rate", () => {
  // Two of five deployments are followed by incidents, one by five of them and one by one.
  const days = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-04-06", "2026-04-07"];
  const rows = days.map((day, index) => deployed(`d${index + 1}`, `${day}T10:00`));
  const incidents = [
    ...[11, 12, 13, 14, 15].map((hour) => hurt(`i${hour}`, `2026-03-03T${hour}:00`, null)),
    hurt("last", "2026-09-01T10:00", "2026-09-01T11:00"),
  ];

  it("is 40 % on its dashboard and 120 % on its page of details, of the same rows", () => {
    const found = rate(asked("2026-03-01", "2026-05-01", rows, incidents));
    expect(found).toMatchObject({ value: 2 / 5, n: 5, band: { "2023": "low", "2021": "low" } });
    expect(found.also).toMatchObject([{ id: "details", value: 6 / 5, n: 5 }]);
    expect(found.buckets.map(({ value, n }) => [value, n])).toEqual([
      [1 / 3, 3],
      [1 / 2, 2],
    ]);
  });

  it("does not blame the last deployment of the period for what opened after the next", () => {
    const next = deployed("next", "2026-08-01T10:00");
    expect(rate(asked("2026-03-01", "2026-05-01", [...rows, next], incidents)).value).toBe(1 / 5);
  });

  it("has attempts that failed in neither part", () => {
    const failed = deployed("failed", "2026-03-03T10:30", { reached: false });
    const input = asked("2026-03-01", "2026-05-01", [...rows, failed], incidents);
    expect(rate(input)).toMatchObject({ value: 2 / 5, n: 5 });
    expect(devlake.rules.changeFailureRate?.rows(input).filter(({ reason }) => reason === "failed")).toHaveLength(1);
  });

  it("is unknown where nothing was deployed", () => {
    const found = rate(asked("2026-05-01", "2026-07-01", [], incidents));
    expect(found).toMatchObject({ value: null, n: 0, reason: "no-deployments", band: null });
    expect(found.buckets.map(({ value, reason }) => [value, reason])).toEqual([
      [null, "no-deployments"],
      [null, "no-deployments"],
    ]);
  });

  it.each([
    [1, 20, "elite", "elite"],
    [2, 20, "high", "elite"],
    [3, 20, "medium", "elite"],
    [4, 20, "low", "high"],
    [6, 20, "low", "medium"],
    [7, 20, "low", "low"],
    [0, 1, "elite", "elite"],
  ])("of %i in %i is %s in 2023 and %s in 2021", (hits, of, in2023, in2021) => {
    const some = Array.from({ length: of }, (_, index) => deployed(`d${index}`, `2026-03-${10 + index}T10:00`));
    const after = Array.from({ length: hits }, (_, index) => hurt(`i${index}`, `2026-03-${10 + index}T11:00`, null));
    expect(rate(asked("2026-03-01", "2026-04-01", some, after)).band).toEqual({ "2023": in2023, "2021": in2021 });
  });
});

describe("recovery", () => {
  const rows = [deployed("d1", "2026-03-02T10:00"), deployed("d2", "2026-03-20T10:00"), deployed("d3", "2026-04-10T10:00")];

  it("makes five days of an outage of ten minutes that begins five days after the deployment; in its form of 2021 ten minutes", () => {
    const found = recovery(asked("2026-03-01", "2026-05-01", rows, [hurt("i", "2026-03-07T10:00", "2026-03-07T10:10")]));
    expect(found).toMatchObject({ value: (5 * 1440 + 10) * 60, n: 1, band: { "2023": "medium", "2021": "elite" } });
    expect(found.also).toMatchObject([{ id: "2021", value: 600, n: 1 }]);
  });

  it("is the lower median in whole minutes, by the month of the deployment; 2021 by the month of the end", () => {
    const incidents = [
      hurt("a", "2026-03-02T10:30", "2026-03-02T11:00:59"), // 60 min 59 s after d1
      hurt("b", "2026-03-20T10:10", "2026-04-02T10:00"), // 13 days after d2; ends in April
      hurt("c", "2026-04-10T11:00", "2026-04-10T12:30"), // 150 min after d3
      hurt("open", "2026-04-11T11:00", null),
      hurt("later", "2026-04-12T11:00", "2026-05-01T00:00"),
      hurt("before", "2026-02-27T11:00", "2026-03-01T11:00"), // opened before anything was deployed
    ];
    const input = asked("2026-03-01", "2026-05-01", rows, incidents);
    const found = recovery(input);
    expect(found).toMatchObject({ value: 150 * 60, n: 3 });
    expect(found.buckets.map(({ value, n }) => [value, n])).toEqual([
      [60 * 60, 2],
      [150 * 60, 1],
    ]);
    const restored = found.also[0];
    // 30 min 59 s; 2 days; 90 min; almost 13 days: 30, 90, 2880, 18710 minutes.
    expect(restored).toMatchObject({ value: 90 * 60, n: 4 });
    expect(restored?.buckets.map(({ value, n }) => [value, n])).toEqual([
      [30 * 60, 2],
      [90 * 60, 2],
    ]);
    expect(devlake.rules.failedDeploymentRecoveryTime?.rows(input).map(({ reason }) => reason)).toEqual([
      null,
      null,
      null,
      "open",
      "not-resolved-here",
      "no-deployment",
    ]);
  });

  it("is unknown where nothing ended", () =>
    expect(recovery(asked("2026-03-01", "2026-05-01", rows, [hurt("open", "2026-04-11T11:00", null)]))).toMatchObject({
      value: null,
      reason: "no-failures",
      band: null,
    }));
});
