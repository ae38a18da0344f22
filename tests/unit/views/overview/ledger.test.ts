import { expect, test } from "vitest";
import type { WakeRelease } from "@/lib/charts/wake-timeline/input";
import type { VerdictState } from "@/lib/domain/verdict";
import { ledgerOf } from "@/lib/views/overview/ledger";
import { summaryOf } from "@/lib/views/overview/summary";

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n));
const period = { from: day(1), to: day(15), zone: "Europe/Oslo" };

const release = (state: VerdictState | null, over: Partial<WakeRelease> = {}): WakeRelease => ({
  id: "d",
  href: "/releases/a",
  service: "orders",
  version: "1.0.0",
  at: day(3),
  endedAt: null,
  endedBy: null,
  kind: "recorded",
  inFreeze: false,
  horizons: state === null ? [] : [{ horizon: "1h", state, errors: null, p95: null, requests: 100 }],
  ...over,
});

test("a release that is judged at no horizon is watched while it runs, and unclear once it cannot be told", () => {
  const releases = [
    release("healthy"),
    release("regressed"),
    release("watching"),
    release(null),
    release("insufficient"),
    release("silent"),
    release("superseded", { endedAt: day(4), endedBy: "next" }),
    release("rolled-back", { endedAt: day(4), endedBy: "rollback" }),
  ];
  const values = ledgerOf(releases, period, {}).map((entry) => [entry.name, entry.value, entry.sentence]);
  expect(values[1]?.[2]).toMatch(/^2 of 3 regressed or were taken back/);
  expect(values[2]?.[1]).toBe("2");
  expect(values[3]?.[1]).toBe("3");
});

test("the bars count every release once, on its day in the zone", () => {
  const late = release("healthy", { at: new Date("2026-11-03T23:30:00Z") });
  const [all, failed] = ledgerOf([release("healthy"), release("regressed"), late], period, {});
  expect(all?.spark?.description).toContain("Wed 4 Nov 1");
  expect(failed?.spark?.description).toContain("Tue 3 Nov 2, 1 failed");
});

test("no judged release is an absence with a reason, not zero", () => {
  const [, failed] = ledgerOf([release("watching")], period, {});
  expect(failed).toMatchObject({ value: null, sentence: "None has been judged yet." });
});

test("the summary names the latest failure and says nothing of one where there is none", () => {
  const text = (releases: WakeRelease[]): string =>
    summaryOf(releases)
      .map((phrase) => phrase.text)
      .join("");
  expect(text([])).toBe("Nothing was released to production in this period.");
  expect(text([release("healthy")])).toBe("1 release went out and none has failed so far.");
  expect(text([release("regressed", { at: day(2), version: "0.9" }), release("regressed", { version: "1.1" }), release("watching")])).toBe(
    "3 releases went out and 2 failed; the latest to fail was orders 1.1. 1 release is being watched now.",
  );
});
