import { describe, expect, it } from "vitest";
import { fourKeys } from "@/lib/metrics/definitions/four-keys";
import { durationWord } from "@/lib/metrics/definitions/four-keys-lead-time";
import { asked, changed, deployed, figure, hurt, utc } from "../../../support/definition-rows";

const march = (days: readonly number[]) => days.map((day) => deployed(`d${day}`, `2026-03-${String(day).padStart(2, "0")}T10:00`));

describe("deployment frequency", () => {
  it.each<[string, number[], number]>([
    // 2026-03-01 is a Sunday; the period has four weeks.
    ["Daily", [1, 2, 3, 8, 9, 10, 15, 16, 17, 22], 3],
    ["Weekly", [1, 2, 8, 15], 1],
    ["Monthly", [1, 2, 3], 0],
    ["Yearly", [], 0],
  ])("%s", (word, days, value) => {
    const found = figure(fourKeys, "deploymentFrequency", asked("2026-03-01", "2026-03-29", march(days)));
    expect(found).toMatchObject({ value, word, n: days.length, unit: "days-per-week", band: null });
  });

  it("is an interpolated median over weeks from Sunday", () =>
    expect(figure(fourKeys, "deploymentFrequency", asked("2026-03-01", "2026-03-15", march([1, 7, 8]))).value).toBe(1.5));
});

describe("lead time", () => {
  const at = "2026-03-03T10:00";
  const earlier = (minutes: number, seconds = 0): number => utc(at) - minutes * 60_000 - seconds * 1000;

  it("is the interpolated median of commits in whole minutes, those of less than a minute ignored", () => {
    const row = deployed("d", at, {
      changes: [
        changed("a", { commits: [earlier(10, 59), earlier(30)] }),
        changed("b", { commits: [earlier(0, 59), earlier(-5)] }),
        changed("c"),
      ],
    });
    const input = asked("2026-03-01", "2026-04-01", [row]);
    expect(figure(fourKeys, "leadTimeForChanges", input)).toMatchObject({ value: 20 * 60, n: 2, word: "One day" });
    expect(fourKeys.rules.leadTimeForChanges?.rows(input).map(({ reason }) => reason)).toEqual([
      null,
      null,
      "not-later",
      "not-later",
      "no-commit",
    ]);
  });

  it("counts a commit in every deployment that carries it", () => {
    const changes = [changed("a", { commits: [earlier(60)] })];
    const rows = [deployed("d1", at, { changes }), deployed("d2", "2026-03-03T12:00", { changes })];
    expect(figure(fourKeys, "leadTimeForChanges", asked("2026-03-01", "2026-04-01", rows))).toMatchObject({ value: 120 * 60, n: 2 });
  });

  it.each([
    [86_399, "One day"],
    [86_400, "One week"],
    [168 * 3600, "One month"],
    [730 * 3600, "Six months"],
    [730 * 6 * 3600, "One year"],
  ])("%i seconds are %s", (seconds, word) => expect(durationWord(seconds)).toBe(word));
});

describe("failures", () => {
  const changes = [changed("https://forge.example/shop#1", { mergeCommit: "abc1234" })];
  const rows = [
    deployed("d1", "2026-03-02T10:00", { changes }),
    deployed("d2", "2026-03-03T10:00", { changes: [changed("other", { mergeCommit: "def5678" })] }),
    deployed("empty", "2026-03-04T10:00"),
  ];
  const incidents = [
    hurt("a", "2026-03-02T11:00", "2026-03-02T13:30", ["abc1234"]),
    hurt("b", "2026-03-02T12:00", "2026-03-02T12:59", ["abc1234"]),
    hurt("c", "2026-03-02T15:00", "2026-03-02T16:59", ["abc1234"]),
    hurt("nobody", "2026-03-03T11:00", "2026-03-03T14:00"),
    hurt("open", "2026-03-03T12:00", null),
  ];
  const input = asked("2026-03-01", "2026-04-01", rows, incidents);

  it("may exceed 100 %, as each incident counts, over deployments that carry a change", () =>
    expect(figure(fourKeys, "changeFailureRate", input)).toMatchObject({ value: 3 / 2, n: 2, word: "46-60%" }));

  it("are those that their sender linked as well, and each once", () => {
    const declared = { id: "a", title: "a", openedAt: 0, resolvedAt: null, source: "declared", confidence: 1 } as const;
    const linked = rows.map((row) =>
      row.id === "d1" ? { ...row, incidents: [declared, { ...declared, id: "x", source: "automatic" } as const] } : row,
    );
    expect(figure(fourKeys, "changeFailureRate", asked("2026-03-01", "2026-04-01", linked, incidents)).value).toBe(3 / 2);
  });

  it("last whole hours, from the deployment that they name or else from their opening", () => {
    // From d1: 3 h 30, 2 h 59 and 6 h 59; from its opening 3 h: 2, 3, 3, 6.
    expect(figure(fourKeys, "failedDeploymentRecoveryTime", input)).toMatchObject({ value: 3 * 3600, n: 4, word: "One day" });
    expect(fourKeys.rules.failedDeploymentRecoveryTime?.rows(input).map(({ reason, value }) => reason ?? value)).toEqual([
      3 * 3600,
      2 * 3600,
      6 * 3600,
      3 * 3600,
      "open",
    ]);
  });
});
