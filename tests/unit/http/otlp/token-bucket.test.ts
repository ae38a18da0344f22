import fc from "fast-check";
import { expect, test } from "vitest";
import { TokenBucket } from "@/lib/http/otlp/token-bucket";

test("two seconds' worth may be spent at once, and after that only as fast as it fills", () => {
  const bucket = new TokenBucket(100);
  expect(bucket.waitMs(0)).toBe(0);
  bucket.take(250);
  expect(bucket.waitMs(0)).toBe(510);
  expect(bucket.waitMs(499)).toBeGreaterThan(0);
  expect(bucket.waitMs(511)).toBe(0);
});

test("whoever waits as told may spend again, and no more gets through than burst, rate and one overdraft allow", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5_000), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 50 }), (steps) => {
      const bucket = new TokenBucket(100);
      let [nowMs, spent] = [0, 0];
      for (const [pauseMs, amount] of steps) {
        nowMs += pauseMs;
        const waitMs = bucket.waitMs(nowMs);
        nowMs += waitMs;
        expect(bucket.waitMs(nowMs)).toBe(0);
        bucket.take(amount);
        spent += amount;
      }
      expect(spent).toBeLessThanOrEqual(200 + (nowMs / 1_000) * 100 + 400 + 1e-6);
    }),
  );
});

test("a clock that steps back costs nothing", () => {
  const bucket = new TokenBucket(100);
  bucket.waitMs(10_000);
  bucket.take(150);
  expect(bucket.waitMs(5_000)).toBe(0);
});
