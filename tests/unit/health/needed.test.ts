import { expect, it } from "vitest";
import { neededFor } from "@/lib/health/needed";

const open = { failures: true, latency: false };

it("asks for the requests that show a doubling", () => {
  const needed = neededFor({ before: { hits: 110, of: 11_000 }, after: { hits: 12, of: 1200 }, dispersion: 1, perMinute: 20, open });
  expect(needed.requests).toBe(3622);
  expect(needed.minutes).toBe(Math.ceil(needed.requests / 20));
  expect(needed.visibleRatio).toBeGreaterThan(3);
  expect(needed.visibleRatio).toBeLessThan(5);
});

it("asks for a rule of three when nothing failed before", () => {
  const needed = neededFor({ before: { hits: 0, of: 5000 }, after: { hits: 0, of: 1000 }, dispersion: 1, perMinute: null, open });
  expect(needed).toEqual({ requests: 2000, minutes: null, visibleRatio: null });
});

it("asks for more where failures come in bursts", () => {
  const question = { before: { hits: 110, of: 11_000 }, after: { hits: 1, of: 100 }, perMinute: 20, open };
  expect(neededFor({ ...question, dispersion: 2 }).requests).toBeGreaterThan(1.9 * neededFor({ ...question, dispersion: 1 }).requests);
});

it("asks for as many again when chance left enough traffic undecided", () => {
  const needed = neededFor({ before: { hits: 600, of: 10_000 }, after: { hits: 90, of: 1000 }, dispersion: 1, perMinute: 100, open });
  expect(needed.requests).toBe(1000);
});

it("asks for p95 when only latency is open", () => {
  const question = { before: { hits: 600, of: 10_000 }, after: { hits: 1, of: 30 }, dispersion: 1, perMinute: 1 };
  expect(neededFor({ ...question, open: { failures: false, latency: true } }).requests).toBe(42);
});
