import { beforeEach, expect, test } from "vitest";
import { admitSignIn, forgiveSignIn } from "@/lib/auth/sign-in-throttle";

const START = Date.parse("2026-11-20T14:32:00Z");
const at = (seconds: number): Date => new Date(START + seconds * 1_000);
let person = 0;
let email = "";

beforeEach(() => {
  person += 1;
  email = `p${person}@example.com`;
});

/** Fails as soon as it is let in, until `untilS`; returns the seconds at which attempts went through. */
function guess(sender: (attempt: number) => string, untilS: number): number[] {
  const through: number[] = [];
  for (let second = 0; second <= untilS; ) {
    const waitS = admitSignIn(email, sender(through.length), at(second));
    if (waitS === 0) through.push(second);
    second += Math.max(waitS, waitS === 0 && through.length < 5 ? 0 : 1);
  }
  return through;
}

test("five mistakes are free, then each further one doubles the wait, up to fifteen minutes", () => {
  const through = guess(() => "192.0.2.1", 3_600);
  expect(through.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  const waits = through.slice(5).map((second, index) => second - (through[index + 4] ?? 0));
  expect(waits.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
  expect(Math.max(...waits)).toBeLessThanOrEqual(900);
  expect(through.length).toBeLessThan(20);
});

test("changing the address helps only for thirty guesses, and never locks a person out for longer than a minute", () => {
  const through = guess((attempt) => `192.0.2.${attempt}`, 3_600);
  expect(through.length).toBeGreaterThan(30);
  expect(through.length).toBeLessThan(110);
  expect(admitSignIn(email, "198.51.100.7", at(3_600 + 61))).toBe(0);
});

test("guesses sent at the same moment do not all pass", () => {
  const passed = Array.from({ length: 1_000 }, () => admitSignIn(email, "192.0.2.1", at(0))).filter((waitS) => waitS === 0);
  expect(passed).toHaveLength(5);
});

test("proving who you are forgives", () => {
  for (let attempt = 0; attempt < 5; attempt += 1) admitSignIn(email, "192.0.2.1", at(0));
  expect(admitSignIn(email, "192.0.2.1", at(0))).toBe(1);
  forgiveSignIn(email, "192.0.2.1");
  expect(admitSignIn(email, "192.0.2.1", at(0))).toBe(0);
});

test("another person at the same address is not held back", () => {
  for (let attempt = 0; attempt < 20; attempt += 1) admitSignIn(email, "192.0.2.1", at(0));
  expect(admitSignIn("somebody.else@example.com", "192.0.2.1", at(0))).toBe(0);
});
