import { describe, expect, it } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import { prng } from "@/tests/support/prng";
import { deploy, regressed } from "@/tests/unit/health/support/deploy";
import { type Fault, ROUGH } from "@/tests/unit/health/support/shop";

const DEPLOYMENTS = 100;

/** Faulty deployments of services from 200 to 5,000 requests a minute that failed 0.2 to 2 % of them before. */
function faulty(fault: Fault): (readonly Verdict[])[] {
  return Array.from({ length: DEPLOYMENTS }, (_, index) => {
    const random = prng((index + 1) * 104_729);
    const perMinute = 200 * 25 ** random();
    const failedShare = 0.002 * 10 ** random();
    return deploy({ random, perMinute, failedShare, medianMs: 20 + random() * 300, noise: ROUGH }, fault);
  });
}

describe("faults are found within the first hour at 200 requests a minute and more", () => {
  it.each([
    ["five times the failures", { failures: 5, latency: 1 }],
    ["latency doubled", { failures: 1, latency: 2 }],
  ])("%s: at least 95 of 100, and none is called healthy", (_name, fault) => {
    const all = faulty(fault);
    expect(all.filter(regressed).length).toBeGreaterThanOrEqual(95);
    expect(all.filter((verdicts) => verdicts.at(-1)?.state === "healthy")).toEqual([]);
  });

  it("twenty times the failures: at least 95 of 100 in five minutes", () => {
    expect(faulty({ failures: 20, latency: 1 }).filter(([first]) => first?.state === "regressed").length).toBeGreaterThanOrEqual(95);
  });
});
