import { describe, expect, it } from "vitest";
import { devlake } from "@/lib/metrics/definitions/devlake";
import { devlakeStages } from "@/lib/metrics/definitions/devlake-lead-time";
import { arrived, asked, changed, deployed, figure, utc } from "../../../support/definition-rows";

const whole = {
  firstCommitAt: "2026-03-02T10:00",
  openedAt: "2026-03-02T11:00",
  firstReviewAt: "2026-03-02T11:30",
  mergedAt: "2026-03-02T12:00",
};
const deployedAt = utc("2026-03-02T12:45");

describe("stages of a change, in whole minutes", () => {
  it("are those between its moments, and the cycle leaves out nothing", () =>
    expect(devlakeStages(changed("a", whole), deployedAt)).toEqual({
      codingMinutes: 60,
      pickupMinutes: 30,
      reviewMinutes: 30,
      deployMinutes: 45,
      cycleMinutes: 165,
    }));

  it("are each rounded up, so that the cycle is up to three minutes longer than the whole", () => {
    const change = changed("a", { ...whole, openedAt: "2026-03-02T11:00:01", mergedAt: "2026-03-02T12:00:02" });
    // 60 min 1 s, 60 min 1 s, 44 min 58 s
    expect(devlakeStages(change, deployedAt)).toMatchObject({ codingMinutes: 61, deployMinutes: 45, cycleMinutes: 61 + 61 + 45 });
  });

  it("are null without a review, which shortens nothing, as the cycle goes from opened to merged", () =>
    expect(devlakeStages(changed("a", { ...whole, firstReviewAt: null }), deployedAt)).toMatchObject({
      pickupMinutes: null,
      reviewMinutes: null,
      cycleMinutes: 165,
    }));

  it("are null without a first commit, and the cycle takes that for no time", () => {
    const { firstCommitAt: _, ...rest } = whole;
    expect(devlakeStages(changed("a", rest), deployedAt)).toMatchObject({ codingMinutes: null, cycleMinutes: 105 });
  });

  it("are null when they run backwards by a minute or more, and 0 by less", () => {
    const late = { ...whole, firstCommitAt: "2026-03-02T11:01" };
    expect(devlakeStages(changed("a", late), deployedAt)).toMatchObject({ codingMinutes: null, cycleMinutes: 105 });
    const hardly = { ...whole, firstCommitAt: "2026-03-02T11:00:59" };
    expect(devlakeStages(changed("a", hardly), deployedAt).codingMinutes).toBe(0);
    expect(devlakeStages(changed("a", whole), utc("2026-03-02T11:50")).deployMinutes).toBeNull();
  });
});

const cycle = (id: string, minutes: number, at: string) => {
  const finish = utc(at);
  const moments = { firstCommitAt: finish - minutes * 60_000, openedAt: finish - minutes * 60_000, mergedAt: finish - 60_000 };
  return changed(id, { ...moments, arrivals: [arrived(`d-${id}`, at)] });
};
const carrying = (id: string, minutes: number, at: string) => deployed(`d-${id}`, at, { changes: [cycle(id, minutes, at)] });

describe("lead time", () => {
  const rows = [
    carrying("a", 100, "2026-03-02T10:00"),
    carrying("b", 300, "2026-03-31T23:59"),
    carrying("c", 200, "2026-04-01T00:00"),
    carrying("d", 400, "2026-04-30T10:00"),
  ];

  it("is the lower of the two middle values, in seconds, and each month has its own", () => {
    const found = figure(devlake, "leadTimeForChanges", asked("2026-03-01", "2026-06-01", rows));
    expect(found).toMatchObject({ value: 200 * 60, n: 4, unit: "seconds", reason: null, band: { "2023": "elite", "2021": "high" } });
    expect(found.buckets.map(({ value, n, reason }) => [value, n, reason])).toEqual([
      [100 * 60, 2, null],
      [200 * 60, 2, null],
      [null, 0, "no-changes"],
    ]);
  });

  it("counts a change once, with the first deployment of the selection that brought it", () => {
    const arrivals = [arrived("d-a", "2026-03-02T10:00"), arrived("again", "2026-03-05T10:00")];
    const change = { ...cycle("a", 100, "2026-03-02T10:00"), arrivals };
    const [first, again] = [
      deployed("d-a", "2026-03-02T10:00", { changes: [change] }),
      deployed("again", "2026-03-05T10:00", { changes: [change] }),
    ];
    expect(figure(devlake, "leadTimeForChanges", asked("2026-03-01", "2026-04-01", [first, again]))).toMatchObject({ value: 6000, n: 1 });
    // The first lies before the period, and is known by the arrivals only.
    expect(figure(devlake, "leadTimeForChanges", asked("2026-03-04", "2026-04-01", [again]))).toMatchObject({ value: null, n: 0 });
    // Of another environment the first deployment says nothing.
    const selection = { service: null, team: null, environment: "production-eu" };
    const elsewhere = deployed("again", "2026-03-05T10:00", { environment: "production-eu", changes: [change] });
    expect(figure(devlake, "leadTimeForChanges", asked("2026-03-04", "2026-04-01", [elsewhere], [], { selection })).n).toBe(1);
  });

  it("leaves out direct commits and what is not merged, and keeps bots", () => {
    const at = "2026-03-02T10:00";
    const direct = { ...cycle("sha", 50, at), number: null, openedAt: null, mergeCommit: "sha" };
    const open = { ...cycle("open", 50, at), mergedAt: null };
    const bot = { ...cycle("bot", 70, at), bot: true };
    const row = deployed("d", at, { changes: [direct, open, bot].map((change) => ({ ...change, arrivals: [] })) });
    const input = asked("2026-03-01", "2026-04-01", [row]);
    expect(figure(devlake, "leadTimeForChanges", input)).toMatchObject({ value: 70 * 60, n: 1 });
    expect(devlake.rules.leadTimeForChanges?.rows(input).map(({ reason }) => reason)).toEqual(["not-merged", "not-merged", null]);
  });

  it.each([
    [1439, "elite", "high"],
    [1440, "high", "high"],
    [10_079, "high", "high"],
    [10_080, "medium", "medium"],
    [43_199, "medium", "medium"],
    [43_200, "low", "medium"],
    [259_200, "low", "low"],
    [59, "elite", "elite"],
    [60, "elite", "high"],
  ])("of %i minutes is %s in 2023 and %s in 2021", (minutes, in2023, in2021) => {
    const found = figure(devlake, "leadTimeForChanges", asked("2026-03-01", "2026-04-01", [carrying("a", minutes, "2026-03-02T10:00")]));
    expect(found.band).toEqual({ "2023": in2023, "2021": in2021 });
  });
});
