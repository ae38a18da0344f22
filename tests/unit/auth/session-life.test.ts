import { expect, test } from "vitest";
import { isAlive, isTouchDue } from "@/lib/auth/session-life";
import type { StoredSession } from "@/lib/db/read/session/by-id";

const NOW = new Date("2026-11-20T14:32:00Z");
const hoursFromNow = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);
const session = (change: Partial<StoredSession> = {}, disabledAt: Date | null = null): StoredSession => ({
  id: "6f2c5b1e-8c1d-4a55-9a53-000000000001",
  lastSeenAt: hoursFromNow(-0.01),
  expiresAt: hoursFromNow(100),
  endedAt: null,
  user: { id: "6f2c5b1e-8c1d-4a55-9a53-000000000002", name: "Ada", email: "ada@example.com", role: "viewer", disabledAt },
  ...change,
});

test.each<[string, StoredSession, boolean]>([
  ["in use", session(), true],
  ["idle for just under eight hours", session({ lastSeenAt: hoursFromNow(-7.999) }), true],
  ["idle for eight hours", session({ lastSeenAt: hoursFromNow(-8) }), false],
  ["past its end, though busy", session({ expiresAt: NOW }), false],
  ["ended", session({ endedAt: hoursFromNow(-0.001) }), false],
  ["of a disabled person", session({}, hoursFromNow(-0.001)), false],
])("%s", (_, one, alive) => {
  expect(isAlive(one, NOW)).toBe(alive);
});

test("its use is written down at most once a minute", () => {
  expect(isTouchDue(session({ lastSeenAt: new Date(NOW.getTime() - 60_000) }), NOW)).toBe(false);
  expect(isTouchDue(session({ lastSeenAt: new Date(NOW.getTime() - 60_001) }), NOW)).toBe(true);
});
