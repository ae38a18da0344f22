import { describe, expect, it } from "vitest";
import { judgeHorizon } from "@/lib/health/judge";
import type { JudgeInput } from "@/lib/health/judge-input";
import { minutesAfter, scene, steady, type Weather } from "./support/scene";

const at = (minutes: number) => ({ now: minutesAfter(minutes) });
const rollback = { kind: "rollback", at: minutesAfter(53) } as const;
const next = { kind: "next", at: minutesAfter(53) } as const;
const good = steady(300, 0.01);
const bad = steady(300, 0.05);
const from =
  (minutes: number, then: Weather): Weather =>
  (moment, length) =>
    (moment < minutesAfter(minutes) ? good : then)(moment, length);
const until =
  (minutes: number, first: Weather): Weather =>
  (moment, length) =>
    (moment < minutesAfter(minutes) ? first : good)(moment, length);

describe("every state is reached by what it says", () => {
  it.each([
    ["pending", "a minute after roll-out nothing has come", scene({ horizon: "5m", before: good, after: null, ...at(1) })],
    [
      "pending",
      "the service is too quiet for silence to mean anything",
      scene({ horizon: "1h", before: steady(0.05, 0), after: null, ...at(20) }),
    ],
    ["pending", "the window has not begun", scene({ horizon: "24h", before: good, after: null, ...at(20) })],
    [
      "watching",
      "the window has not begun, but the version is there",
      scene({ horizon: "24h", before: good, after: good, ...at(20), seen: true }),
    ],
    ["watching", "the horizon has not ended", scene({ horizon: "1h", before: good, after: good, ...at(30) })],
    ["watching", "there is no baseline and the horizon has not ended", scene({ horizon: "1h", before: null, after: good, ...at(30) })],
    [
      "watching",
      "more failures within the warm-up, but not strikingly",
      scene({ horizon: "5m", before: good, after: steady(300, 0.055), ...at(1) }),
    ],
    ["healthy", "nothing changed, and a doubling is ruled out", scene({ horizon: "1h", before: good, after: good })],
    ["healthy", "over a day", scene({ horizon: "24h", before: good, after: good })],
    ["healthy", "over a week", scene({ horizon: "7d", before: good, after: good })],
    ["improved", "fewer failures", scene({ horizon: "1h", before: steady(300, 0.04), after: good })],
    ["improved", "faster", scene({ horizon: "1h", before: good, after: steady(300, 0.01, 70) })],
    ["regressed", "more failures", scene({ horizon: "1h", before: good, after: bad })],
    ["regressed", "strikingly more failures within the warm-up", scene({ horizon: "5m", before: good, after: steady(300, 0.6), ...at(1) })],
    ["regressed", "failures where there were none", scene({ horizon: "5m", before: steady(300, 0), after: steady(300, 0.02) })],
    ["regressed", "slower", scene({ horizon: "24h", before: good, after: steady(300, 0.01, 150) })],
    ["regressed", "before the horizon has ended", scene({ horizon: "1h", before: good, after: bad, ...at(10) })],
    ["regressed", "a leak that begins late in a day", scene({ horizon: "24h", before: good, after: from(800, bad) })],
    ["suspect", "it faded", scene({ horizon: "1h", before: good, after: until(30, bad) })],
    ["suspect", "it came later", scene({ horizon: "1h", before: good, after: from(30, bad) })],
    ["suspect", "it is short of proof", scene({ horizon: "1h", before: steady(100, 0.001), after: steady(100, 0.005), ...at(20) })],
    ["suspect", "traffic collapsed", scene({ horizon: "1h", before: good, after: steady(30, 0.01) })],
    [
      "environment",
      "versions without the release fail, too",
      scene({ horizon: "1h", before: good, after: steady(150, 0.05), others: steady(150, 0.06) }),
    ],
    ["insufficient", "too little traffic", scene({ horizon: "1h", before: steady(2, 0.01), after: steady(2, 0.01) })],
    ["insufficient", "no baseline", scene({ horizon: "1h", before: null, after: good })],
    ["insufficient", "nothing came where little was to be expected", scene({ horizon: "1h", before: steady(0.05, 0), after: null })],
    ["silent", "others answer", scene({ horizon: "5m", before: good, after: null, others: good, ...at(4) })],
    ["silent", "the whole service is quiet", scene({ horizon: "1h", before: good, after: null })],
    ["superseded", "the next deployment came", scene({ horizon: "1h", before: good, after: good, endedBy: next })],
    [
      "superseded",
      "the next deployment came before the horizon began",
      scene({ horizon: "24h", before: good, after: null, endedBy: next }),
    ],
    ["rolled-back", "taken back without proof", scene({ horizon: "1h", before: good, after: good, endedBy: rollback })],
    ["rolled-back", "taken back before the horizon began", scene({ horizon: "24h", before: good, after: null, endedBy: rollback })],
    ["regressed", "taken back with proof", scene({ horizon: "1h", before: good, after: bad, endedBy: rollback })],
  ] as const)("%s: %s", (state, _why, input) => {
    const verdict = judgeHorizon(input);
    expect(verdict.state).toBe(state);
    expect(verdict.evidence.length).toBeGreaterThan(0);
    expect(verdict.effects).toHaveLength(5);
    for (const { effect, reason } of verdict.effects) expect(effect === null).toBe(reason !== null);
  });
});

describe("earlier days", () => {
  const DAY_MS = 86_400_000;
  /** Days before on which so large a share of the requests failed at the same clock. */
  const daysWith = (share: number): JudgeInput["earlier"] => {
    const { before, after } = scene({ horizon: "1h", before: steady(300, share), after: steady(300, share) });
    const back = (cells: JudgeInput["before"], daysAgo: number) =>
      cells.map((cell) => ({ ...cell, at: new Date(cell.at.getTime() - daysAgo * DAY_MS) }));
    return [1, 2, 3, 7].map((daysAgo) => ({ daysAgo, before: back(before, daysAgo), after: back(after, daysAgo) }));
  };
  const lull = scene({ horizon: "1h", before: steady(300, 0.004), after: good });

  it("make the end of a lull no rise, and are told", () => {
    expect(judgeHorizon(lull).state).toBe("regressed");
    const verdict = judgeHorizon({ ...lull, earlier: daysWith(0.01) });
    expect(verdict.state).not.toBe("regressed");
    expect(verdict.evidence.join(" ")).toMatch(/Earlier days failed as often at this hour: 1.% of their requests/);
  });

  it("do not hide a rise above them", () => expect(judgeHorizon({ ...lull, earlier: daysWith(0.004) }).state).toBe("regressed"));
});
