import { describe, expect, it } from "vitest";
import type { PlacedIncident } from "@/lib/db/read/incident/in-places";
import type { AlertRow } from "@/lib/db/read/objective/alerts";
import type { Standing } from "@/lib/db/read/verdict/standing";
import type { Horizon } from "@/lib/domain/horizon";
import type { Verdict, VerdictState } from "@/lib/domain/verdict";
import { isWorthAnIncident } from "@/lib/health/slo/worth-an-incident";
import type { Trouble } from "@/lib/services/own-incident/drafts";
import { overSince } from "@/lib/services/own-incident/over";
import { planFor, sameStory } from "@/lib/services/own-incident/plan";

const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 20, 14, minutes));

const incident = (id: string, over: Partial<PlacedIncident> = {}): PlacedIncident => ({
  ...{ id, source: "pagerduty", services: ["checkout"], environment: "production", labels: {}, demo: false },
  ...{ openedAt: at(0), resolvedAt: null, ...over },
});

const trouble = (over: Partial<Trouble> = {}): Trouble => ({
  ...{ incidentId: "wake:burn:1", service: "checkout", environment: "production", title: "", severity: "high", labels: {} },
  ...{ since: at(10), alertId: "1", ...over },
});

describe("what to do about a trouble", () => {
  it("opens an incident when nobody tells of it", () => {
    expect(planFor(trouble(), [])).toEqual({ kind: "open" });
    expect(planFor(trouble(), [incident("other", { services: ["cart"] }), incident("staging", { environment: "staging" })])).toEqual({
      kind: "open",
    });
  });

  it("joins whoever tells of it already, also one that names no environment", () => {
    expect(planFor(trouble(), [incident("INC-1")])).toEqual({ kind: "join", id: "INC-1" });
    expect(planFor(trouble(), [incident("INC-2", { environment: null })])).toEqual({ kind: "join", id: "INC-2" });
  });

  it("opens its own again within an hour, and nobody else's", () => {
    const ended = { openedAt: at(-60), resolvedAt: at(-30) };
    expect(planFor(trouble(), [incident("wake:a", { ...ended, source: "wake" })])).toEqual({
      ...{ kind: "reopen", id: "wake:a", endedAt: at(-30) },
    });
    expect(planFor(trouble(), [incident("INC-1", ended)])).toEqual({ kind: "open" });
    expect(planFor(trouble(), [incident("wake:a", { openedAt: at(-200), resolvedAt: at(-51), source: "wake" })])).toEqual({ kind: "open" });
  });

  it("takes a verdict that still stands for told once an incident was opened since", () => {
    const ofRelease = trouble({ alertId: null, since: at(0) });
    expect(planFor(ofRelease, [incident("INC-1", { openedAt: at(5), resolvedAt: at(40) })])).toEqual({ kind: "join", id: "INC-1" });
    expect(planFor(ofRelease, [incident("INC-0", { openedAt: at(-120), resolvedAt: at(-100) })])).toEqual({ kind: "open" });
  });

  it("is the same story as one that somebody else has open at the place", () => {
    const own = incident("wake:a", { source: "wake" });
    expect(sameStory(own, [own, incident("INC-1", { resolvedAt: at(9) }), incident("INC-2")])?.id).toBe("INC-2");
    expect(sameStory(own, [own, incident("wake:b", { source: "wake" })])).toBeNull();
  });
});

describe("the end of a trouble", () => {
  const alert = (endedAt: Date | null): AlertRow => ({
    ...{ id: "1", objectiveId: "1", rule: "fast", startedAt: at(0), endedAt, quietSince: null, longBurn: 1, shortBurn: 1, incidentId: "x" },
  });
  const verdict = (horizon: Horizon, state: VerdictState, minutes: number) => ({ horizon, state, at: at(minutes) }) as Verdict;
  const standing = (over: Partial<Standing>): Standing => ({ id: "d", endedAt: null, dismissedAt: null, verdicts: [], ...over });

  it("is the last of its alerts' ends, and there is none while one rings", () => {
    expect(overSince([alert(at(5)), alert(at(9))], null, at(60))).toEqual(at(9));
    expect(overSince([alert(at(5)), alert(null)], null, at(60))).toBeNull();
    expect(overSince([], null, at(60))).toEqual(at(60));
  });

  it("is when its release was taken back, dismissed, or found well later on", () => {
    const bad = verdict("5m", "regressed", 5);
    expect(overSince([], standing({ verdicts: [bad] }), at(60))).toBeNull();
    expect(overSince([alert(at(5))], standing({ verdicts: [bad], endedAt: at(20) }), at(60))).toEqual(at(20));
    expect(overSince([], standing({ verdicts: [bad], dismissedAt: at(30) }), at(60))).toEqual(at(30));
    expect(overSince([], standing({ verdicts: [bad, verdict("1h", "watching", 30)] }), at(60))).toBeNull();
    expect(overSince([], standing({ verdicts: [bad, verdict("1h", "healthy", 55)] }), at(60))).toEqual(at(55));
  });
});

describe("a regression that is an incident", () => {
  const regressed = (after: number, failed: number, state: VerdictState = "regressed") =>
    ({ state, requests: { before: 10_000, after }, failed: { before: 10, after: failed } }) as Verdict;
  const promise = { name: "", target: 0.999, thresholdMs: null, windowDays: 30, expectedRequests: 1_000_000 };

  it("takes ten further failures and five points, or a hundredth of a promised budget", () => {
    expect(isWorthAnIncident(regressed(1_000, 60), [])).toBe(true);
    expect(isWorthAnIncident(regressed(1_000, 40), [])).toBe(false);
    expect(isWorthAnIncident(regressed(100, 9), [])).toBe(false);
    expect(isWorthAnIncident(regressed(10_000, 40), [promise])).toBe(true);
    expect(isWorthAnIncident(regressed(10_000, 19), [promise])).toBe(false);
    expect(isWorthAnIncident(regressed(10_000, 40), [{ ...promise, thresholdMs: 300 }])).toBe(false);
    expect(isWorthAnIncident(regressed(1_000, 60, "suspect"), [promise])).toBe(false);
  });
});
