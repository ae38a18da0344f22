import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LiveEvent, type LiveState, nextLive, STALE_AFTER_MS, startLive } from "@/components/shell/live-state";

const play = (...events: LiveEvent[]): LiveState => events.reduce(nextLive, startLive(0));
const at = (kind: LiveEvent["kind"], ms: number): LiveEvent => ({ kind, at: ms });

const KINDS = ["connected", "lost", "tick", "changed", "refreshed", "paused", "resumed"] as const;

/** Any events in the order of their times. */
const anyEvents = fc
  .array(fc.tuple(fc.constantFrom(...KINDS), fc.nat(3_600_000)))
  .map((events) => events.map(([kind, ms]) => at(kind, ms)).sort((one, other) => one.at - other.at));

describe("a live page", () => {
  test("is current for as long as it hears", () => {
    expect(play(at("connected", 1), at("tick", 5_000))).toEqual({ phase: "live", currentAt: 5_000, behind: false });
  });

  test("is behind from a change until it was refreshed", () => {
    expect(play(at("changed", 10)).behind).toBe(true);
    expect(play(at("changed", 10), at("refreshed", 20)).behind).toBe(false);
  });

  test("says since when it is stale, and not that it is live", () => {
    const lost = play(at("lost", 1_000));
    expect(lost.phase).toBe("reconnecting");
    expect(nextLive(lost, at("tick", 1_000 + STALE_AFTER_MS - 1)).phase).toBe("reconnecting");
    expect(nextLive(lost, at("tick", 1_000 + STALE_AFTER_MS))).toEqual({ phase: "stale", currentAt: 1_000, behind: false });
  });

  test("catches up after a lost connection, since it may have missed a change", () => {
    expect(play(at("lost", 1), at("connected", 900))).toEqual({ phase: "live", currentAt: 900, behind: true });
  });

  test("keeps still while paused, and catches up afterwards", () => {
    const paused = play(at("paused", 500));
    for (const kind of ["tick", "changed", "connected", "lost"] as const) expect(nextLive(paused, at(kind, 9_000))).toEqual(paused);
    expect(nextLive(nextLive(paused, at("resumed", 9_000)), at("connected", 9_100))).toEqual({
      phase: "live",
      currentAt: 9_100,
      behind: true,
    });
  });

  test("never shows a time at which it was not current", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        let state = startLive(0);
        for (const event of events) {
          const next = nextLive(state, event);
          expect(next.currentAt).toBeGreaterThanOrEqual(state.currentAt);
          expect(next.currentAt).toBeLessThanOrEqual(event.at);
          if (next.currentAt > state.currentAt) expect(state.phase === "live" || event.kind === "connected").toBe(true);
          state = next;
        }
      }),
    );
  });
});
