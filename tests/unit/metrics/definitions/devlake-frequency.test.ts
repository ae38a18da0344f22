import { describe, expect, it } from "vitest";
import type { DefinitionInput } from "@/lib/metrics/definitions/definition";
import { devlake } from "@/lib/metrics/definitions/devlake";
import { asked, deployed, figure } from "../../../support/definition-rows";

const frequency = (input: DefinitionInput) => figure(devlake, "deploymentFrequency", input);
const on = (...moments: string[]) => moments.map((moment, index) => deployed(`d${index}`, moment));

// Four whole weeks: 2026-03-02 is a Monday.
const rows = on(
  "2026-03-02T10:00",
  "2026-03-02T18:00",
  "2026-03-04T10:00",
  "2026-03-08T23:59",
  "2026-03-09T00:00",
  "2026-03-23T10:00",
  "2026-03-24T10:00",
);

describe("deployment frequency", () => {
  it("is the lower median of days with a deployment, over weeks from Monday, those without any included", () => {
    // 3, 1, 0, 2 days
    const found = frequency(asked("2026-03-02", "2026-03-30", rows, [], { bucket: "week" }));
    expect(found).toMatchObject({ value: 1, n: 7, unit: "days-per-week", bucketUnit: "days", band: { "2023": "high", "2021": "high" } });
    expect(found.buckets.map(({ value, n }) => [value, n])).toEqual([
      [3, 4],
      [1, 1],
      [0, 0],
      [2, 2],
    ]);
  });

  it("counts the days of a month, and the median per month beside", () => {
    const found = frequency(asked("2026-03-01", "2026-06-01", [...rows, ...on("2026-05-31T10:00").map((row) => ({ ...row, id: "may" }))]));
    expect(found.buckets.map(({ value, n }) => [value, n])).toEqual([
      [6, 7],
      [0, 0],
      [1, 1],
    ]);
    expect(found.also).toMatchObject([
      { id: "per-month", value: 1 },
      { id: "per-six-months", value: 7 },
    ]);
  });

  it("counts days as the clocks of the zone show them", () => {
    const late = on("2026-03-02T23:30", "2026-03-03T10:00");
    expect(frequency(asked("2026-03-02", "2026-03-09", late)).value).toBe(2);
    expect(frequency(asked("2026-03-01T18:30", "2026-03-08T18:30", late, [], { zone: "Asia/Kolkata" })).value).toBe(1);
  });

  it("is 0 where a source is connected and nothing was deployed, and unknown where none is", () => {
    expect(frequency(asked("2026-03-02", "2026-03-30", []))).toMatchObject({ value: 0, n: 0, reason: null, band: null });
    expect(frequency(asked("2026-03-02", "2026-03-30", [], [], { connected: false }))).toMatchObject({
      value: null,
      reason: "not-connected",
    });
  });

  it("leaves out attempts that failed", () =>
    expect(frequency(asked("2026-03-02", "2026-03-09", [deployed("d", "2026-03-03T10:00", { reached: false })])).value).toBe(0));
});

describe("bands", () => {
  const month = (day: number): string => `2026-01-${String(day).padStart(2, "0")}T10:00`;

  it.each<[string, number[], string, string]>([
    // 2026-01-05 is a Monday; the period ends with the month.
    ["five days a week", [5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23], "elite", "elite"],
    ["four days a week", [5, 6, 7, 8, 12, 13, 14, 15, 19, 20, 21, 22], "high", "high"],
    ["one in a month", [5], "medium", "high"],
  ])("%s", (_name, days, in2023, in2021) => {
    const found = frequency(asked("2026-01-05", "2026-02-01", on(...days.map(month))));
    expect(found.band).toEqual({ "2023": in2023, "2021": in2021 });
  });

  it("of one deployment in a year is low in 2023; by halves of the year the better one counts in 2021", () =>
    expect(frequency(asked("2026-01-01", "2027-01-01", on("2026-02-03T10:00"))).band).toEqual({ "2023": "low", "2021": "medium" }));
});
