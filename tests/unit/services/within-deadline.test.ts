import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withinDeadline } from "@/lib/services/within-deadline";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("an outcome that comes in time is the outcome", async () => {
  await expect(withinDeadline(Promise.resolve("stored"), "The store")).resolves.toBe("stored");
  await expect(withinDeadline(Promise.reject(new Error("refused")), "The store")).rejects.toThrow("refused");
  expect(vi.getTimerCount()).toBe(0);
});

test("after two and a half seconds the sender is told to come again", async () => {
  const late = Promise.allSettled([withinDeadline(new Promise(() => undefined), "The telemetry store")]);
  await vi.advanceTimersByTimeAsync(2_500);
  expect(await late).toEqual([{ status: "rejected", reason: expect.objectContaining({ code: "unavailable", retryAfterS: 2 }) }]);
});
