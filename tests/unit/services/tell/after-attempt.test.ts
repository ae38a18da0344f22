import { expect, test } from "vitest";
import { afterAttempt, PAUSES_MS } from "@/lib/services/tell/after-attempt";

const NOW = new Date("2026-03-01T12:00:00Z");
const inMs = (ms: number): Date => new Date(NOW.getTime() + ms);
const answered = (status: number, retryAfter: string | null = null) => ({ status, retryAfter });

test("what arrived is done with", () => {
  expect(afterAttempt("webhook", answered(204), 1, NOW)).toEqual({
    sentAt: NOW,
    nextTryAt: null,
    status: 204,
    failure: null,
    disable: null,
  });
});

test("what did not is tried again after longer and longer pauses, and then given up", () => {
  const pauses = Array.from({ length: 8 }, (_, index) => afterAttempt("webhook", { failure: "no answer" }, index + 1, NOW).nextTryAt);
  expect(pauses).toEqual([...PAUSES_MS.map(inMs), null]);
  expect(PAUSES_MS[0]).toBe(5_000);
  expect(PAUSES_MS.at(-1)).toBe(36_000_000);
  expect(afterAttempt("webhook", answered(500), 8, NOW)).toMatchObject({
    nextTryAt: null,
    failure: "The receiver answered 500.",
    disable: null,
  });
});

test("a receiver that asks for more time gets it, within reason", () => {
  expect(afterAttempt("webhook", answered(429, "120"), 1, NOW).nextTryAt).toEqual(inMs(120_000));
  expect(afterAttempt("webhook", answered(503, inMs(30_000).toUTCString()), 1, NOW).nextTryAt).toEqual(inMs(30_000));
  expect(afterAttempt("webhook", answered(429, "99999999"), 1, NOW).nextTryAt).toEqual(inMs(36_000_000));
  expect(afterAttempt("webhook", answered(429, "soon"), 1, NOW).nextTryAt).toEqual(inMs(5_000));
  expect(afterAttempt("webhook", answered(429, "-5"), 2, NOW).nextTryAt).toEqual(inMs(60_000));
});

test.each([
  ["webhook", 410, true],
  ["webhook", 404, false],
  ["slack", 404, true],
  ["slack", 403, true],
  ["slack", 500, false],
] as const)("%s %i: gone is %s", (kind, status, isGone) => {
  const after = afterAttempt(kind, answered(status), 1, NOW);
  expect(after.disable !== null).toBe(isGone);
  expect(after.nextTryAt === null).toBe(isGone);
});

test("a redirect is a failure that says so", () => {
  expect(afterAttempt("webhook", answered(302), 1, NOW).failure).toBe("The receiver answered 302: redirects are not followed.");
});
