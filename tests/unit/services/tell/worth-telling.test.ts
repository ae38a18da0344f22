import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HORIZONS } from "@/lib/domain/horizon";
import type { StoryEvent } from "@/lib/domain/story";
import { VERDICT_STATES } from "@/lib/domain/verdict";
import type { Moment } from "@/lib/services/tell/moment";
import { worthTelling } from "@/lib/services/tell/worth-telling";

const moment = (state: Moment["state"], horizon: Moment["horizon"], more: Partial<Moment> = {}): Moment => ({
  state,
  horizon,
  over: false,
  takenBack: false,
  ...more,
});
const WATCHING = moment("watching", "5m");

/** What one receiver hears of a life of looks. */
function heard(life: readonly Moment[]): StoryEvent[] {
  const told: StoryEvent[] = [];
  let previous: Moment | null = null;
  for (const next of life) {
    const event = worthTelling(previous, next, told);
    if (event !== null) told.push(event);
    previous = next;
  }
  return told;
}

describe("a release's story", () => {
  test("a regression is told at once, its roll-back as an update, and no more", () => {
    const bad = moment("regressed", "5m");
    expect(heard([WATCHING, bad, moment("regressed", "1h"), moment("regressed", "1h", { takenBack: true })])).toEqual([
      "verdict.regressed",
      "verdict.resolved",
    ]);
  });

  test("one that was rolled back before anybody knew is told once", () => {
    expect(heard([WATCHING, moment("regressed", "5m", { takenBack: true }), moment("regressed", "1h", { takenBack: true })])).toEqual([
      "verdict.regressed",
      "verdict.resolved",
    ]);
    expect(heard([moment("regressed", "5m", { over: true, takenBack: true })])).toEqual(["verdict.regressed"]);
  });

  test("to and fro between watching and suspect is not told; a suspicion that outlasts its hour is", () => {
    const life = [WATCHING, moment("suspect", "5m"), WATCHING, moment("suspect", "5m", { over: true }), moment("suspect", "1h"), WATCHING];
    expect(heard(life)).toEqual([]);
    expect(heard([...life, moment("suspect", "1h", { over: true })])).toEqual(["verdict.suspect"]);
  });

  test("a suspicion that comes true is told again, one that does not is taken back", () => {
    const suspect = moment("suspect", "1h", { over: true });
    expect(heard([suspect, moment("regressed", "24h")])).toEqual(["verdict.suspect", "verdict.regressed"]);
    expect(heard([suspect, moment("healthy", "24h", { over: true })])).toEqual(["verdict.suspect", "verdict.resolved"]);
    expect(heard([suspect, moment("environment", "24h", { over: true })])).toEqual(["verdict.suspect", "verdict.resolved"]);
  });

  test("health is one message for those who ask for it, and trouble of the surroundings none", () => {
    const well = [WATCHING, moment("healthy", "5m", { over: true }), moment("healthy", "1h", { over: true })];
    expect(heard([...well, moment("improved", "24h", { over: true })])).toEqual(["verdict.healthy"]);
    expect(heard([WATCHING, moment("environment", "1h", { over: true })])).toEqual([]);
    expect(heard([WATCHING, moment("rolled-back", "5m", { takenBack: true })])).toEqual([]);
  });

  const moments = fc.record({
    state: fc.constantFrom(...VERDICT_STATES),
    horizon: fc.constantFrom(...HORIZONS),
    over: fc.boolean(),
    takenBack: fc.boolean(),
  });

  test("whatever happens, nothing of a kind is told twice, an end only after a beginning, and no regression is kept back", () => {
    fc.assert(
      fc.property(fc.array(moments, { maxLength: 12 }), (life) => {
        const told = heard(life);
        expect(new Set(told).size).toBe(told.length);
        const end = told.indexOf("verdict.resolved");
        if (end >= 0) expect(told.slice(0, end).some((event) => event === "verdict.regressed" || event === "verdict.suspect")).toBe(true);
        const stood = life.some((one) => one.state === "regressed" && !one.takenBack);
        if (stood) expect(told).toContain("verdict.regressed");
        if (told.includes("verdict.healthy") && stood)
          expect(told.indexOf("verdict.healthy")).toBeLessThan(told.indexOf("verdict.regressed"));
      }),
    );
  });
});
