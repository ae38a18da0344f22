import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestPhase, type Moments, phasesOf } from "@/lib/charts/incident/phases";

const START = Date.UTC(2026, 10, 19, 9);
const at = (minutes: number): Date => new Date(START + minutes * 60_000);
const none: Moments = { began: at(0), noticed: null, acknowledged: null, found: null, repaired: null, resolved: null };
const told = (moments: Partial<Moments>, now = at(600)) =>
  phasesOf({ ...none, ...moments }, now).map(({ word, from, to, over }) => [
    word,
    (from.getTime() - START) / 60_000,
    (to.getTime() - START) / 60_000,
    over,
  ]);

describe("the phases of an incident", () => {
  test("run from the first harm to the end, one after the other", () => {
    const whole = { noticed: at(6), acknowledged: at(9), found: at(44), repaired: at(49), resolved: at(54) };
    expect(told(whole)).toEqual([
      ["Detect", 0, 6, true],
      ["Acknowledge", 6, 9, true],
      ["Diagnose", 9, 44, true],
      ["Repair", 44, 49, true],
      ["Recover", 49, 54, true],
    ]);
    expect(longestPhase(phasesOf({ ...none, ...whole }, at(600)))?.word).toBe("Diagnose");
  });

  test("join where nobody knows when one ended", () => {
    expect(told({ noticed: at(6), resolved: at(54) })).toEqual([
      ["Detect", 0, 6, true],
      ["Acknowledge, diagnose, repair, recover", 6, 54, true],
    ]);
  });

  test("end now while it is open, with the phase that goes on", () => {
    expect(told({ noticed: at(6), acknowledged: at(9) }, at(30))).toEqual([
      ["Detect", 0, 6, true],
      ["Acknowledge", 6, 9, true],
      ["Diagnose", 9, 30, false],
    ]);
  });

  test("leave out what took no time, and keep within the incident", () => {
    expect(told({ noticed: at(-5), acknowledged: at(90), resolved: at(54) })).toEqual([["Acknowledge", 0, 54, true]]);
  });

  test("cover the whole time without gaps, whatever the moments", () => {
    const moment = fc.option(fc.integer({ min: -60, max: 300 }).map(at), { nil: null });
    const moments = fc.record({ noticed: moment, acknowledged: moment, found: moment, repaired: moment, resolved: moment });
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 400 }), (known, nowMinutes) => {
        const now = at(nowMinutes);
        const phases = phasesOf({ ...none, ...known }, now);
        const end = Math.max(START, (known.resolved ?? now).getTime());
        expect(phases.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0)).toBe(end - START);
        phases.forEach((phase, place) => {
          expect(phase.to > phase.from).toBe(true);
          expect(phase.from).toEqual(phases[place - 1]?.to ?? at(0));
        });
      }),
    );
  });
});
