import { expect, it } from "vitest";
import { prng } from "@/tests/support/prng";
import { deploy, regressed } from "@/tests/unit/health/support/deploy";
import { CALM, NO_FAULT, ROUGH } from "@/tests/unit/health/support/shop";

const DEPLOYMENTS = 1000;

/** Alarms over clean deployments of services from 1 to 5,000 requests a minute that fail 0.01 to 2 % of them. */
function falseAlarms(noise: typeof CALM): number {
  let alarms = 0;
  for (let seed = 1; seed <= DEPLOYMENTS; seed++) {
    const random = prng(seed * 7919);
    const perMinute = 5000 ** random();
    const failedShare = 1e-4 * 200 ** random();
    if (regressed(deploy({ random, perMinute, failedShare, medianMs: 20 + random() * 300, noise }, NO_FAULT))) alarms++;
  }
  return alarms;
}

it.each([
  ["pure chance", CALM],
  ["noise that lasts from minute to minute", ROUGH],
])("at most five clean deployments of a thousand are called regressed at any of six looks: %s", (_name, noise) => {
  expect(falseAlarms(noise)).toBeLessThanOrEqual(5);
});
