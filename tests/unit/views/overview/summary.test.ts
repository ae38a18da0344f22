import { expect, test } from "vitest";
import { say } from "@/lib/charts/phrase";
import type { WakeRelease } from "@/lib/charts/wake-timeline/input";
import type { VerdictState } from "@/lib/domain/verdict";
import { summaryOf } from "@/lib/views/overview/summary";

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n));
const release = (state: VerdictState | null, over: Partial<WakeRelease> = {}): WakeRelease => ({
  ...{ id: "d", href: "/releases/a", service: "orders", version: "1.0.0", at: day(3), endedAt: null, endedBy: null },
  ...{ kind: "recorded", inFreeze: false },
  horizons: state === null ? [] : [{ horizon: "1h", state, errors: null, p95: null, requests: 100 }],
  ...over,
});
const faster = [say("Faster than in the 28 days before.")];
const text = (releases: WakeRelease[], delivery: typeof faster | null = faster): string =>
  summaryOf(releases, delivery, { team: "Shop" })
    .map((phrase) => phrase.text)
    .join("");

test("the five figures come first, then the latest failure, by name", () => {
  expect(text([release("regressed")])).toBe("Faster than in the 28 days before. One release failed: orders 1.0.0.");
  const two = [release("regressed", { at: day(2), version: "0.9" }), release("regressed", { version: "1.1" })];
  expect(text(two)).toBe("Faster than in the 28 days before. 2 releases failed, the latest orders 1.1.");
  expect(text([release("healthy")])).toBe("Faster than in the 28 days before. No release has failed so far.");
});

test("what is watched and what cannot be told is counted, each with its list", () => {
  const releases = [release("healthy"), release("watching"), release(null), release("insufficient"), release("silent")];
  expect(text(releases)).toContain("2 are being watched, 2 cannot be told.");
  const links = summaryOf(releases, faster, { team: "Shop" }).flatMap(({ href }) => href ?? []);
  expect(links).toEqual(["/releases?team=Shop&verdict=open", "/releases?team=Shop&verdict=unclear"]);
});

test("a release that is judged at no horizon is watched while it runs, and unclear once it cannot be told", () => {
  const superseded = release("superseded", { endedAt: day(4), endedBy: "next" });
  expect(text([superseded, release(null)])).toContain("1 is being watched, 1 cannot be told.");
  expect(text([release("rolled-back", { endedAt: day(4), endedBy: "rollback" })])).toContain("One release failed");
});

test("without figures it says what went out, and nothing of nothing", () => {
  expect(text([release("healthy")], null)).toMatch(/^1 release went out\. No release/);
  expect(text([], null)).toBe("Nothing was released to production in this period.");
});
