import { expect, test } from "vitest";
import type { ToldCause } from "@/lib/db/read/incident/to-tell";
import { worthTellingIncident } from "@/lib/services/tell/worth-telling-incident";

const NOW = new Date("2026-03-01T12:00:00Z");
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const OPEN = { openedAt: ago(5), resolvedAt: null, causes: [] };
const OVER = { openedAt: ago(50), resolvedAt: ago(1), causes: [] };
const cause = (found: boolean): ToldCause => ({ deployment: "d", service: "payments", version: "2", environment: "production", found });

test("it opened: once, and only while that is news", () => {
  expect(worthTellingIncident(OPEN, [], [], NOW)).toBe("incident.opened");
  expect(worthTellingIncident(OPEN, ["incident.opened"], [], NOW)).toBeNull();
  expect(worthTellingIncident({ ...OPEN, openedAt: ago(60 * 7) }, [], [], NOW)).toBeNull();
});

test("an incident behind which a regression was told already is the same story", () => {
  expect(worthTellingIncident(OPEN, [], ["verdict.regressed"], NOW)).toBeNull();
  expect(worthTellingIncident(OVER, [], ["verdict.regressed"], NOW)).toBe("incident.resolved");
  expect(worthTellingIncident(OVER, [], ["verdict.regressed", "verdict.resolved"], NOW)).toBeNull();
});

test("the cause is told once it is found, not when the report that opened it named it", () => {
  const known = { ...OPEN, causes: [cause(true)] };
  expect(worthTellingIncident(known, ["incident.opened"], [], NOW)).toBe("incident.cause-found");
  expect(worthTellingIncident(known, ["incident.opened", "incident.cause-found"], [], NOW)).toBeNull();
  expect(worthTellingIncident({ ...OPEN, causes: [cause(false)] }, ["incident.opened"], [], NOW)).toBeNull();
});

test("an end is told to those who heard of the beginning, and once however often it reopens", () => {
  expect(worthTellingIncident(OVER, [], [], NOW)).toBeNull();
  expect(worthTellingIncident(OVER, ["incident.opened"], [], NOW)).toBe("incident.resolved");
  expect(worthTellingIncident(OPEN, ["incident.opened", "incident.resolved"], [], NOW)).toBeNull();
  expect(worthTellingIncident(OVER, ["incident.opened", "incident.resolved"], [], NOW)).toBeNull();
});
