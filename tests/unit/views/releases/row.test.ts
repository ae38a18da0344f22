import { expect, test } from "vitest";
import type { WakeRow } from "@/lib/db/read/deployment/wakes";
import { matches, releaseListRow } from "@/lib/views/releases/row";

const at = new Date("2026-11-19T10:00:00Z");
const row = (over: Partial<WakeRow>): WakeRow => ({
  ...{ deploymentId: "d", releaseId: "tickets@1", service: "tickets", team: null, environment: "production", version: "1" },
  configHash: null,
  ...{ rolledOutAt: at, endedAt: null, endedBy: null, isRollback: false, emergency: false, recorded: true, title: null, verdicts: [] },
  ...over,
});
const all = { verdict: null, show: null, search: null };

test("the unrecorded ones are those that nobody announced, beside every other filter", () => {
  const unrecorded = row({ recorded: false, title: "Hotfix by hand" });
  expect([row({}), unrecorded].map((one) => matches(one, { ...all, show: "unrecorded" }))).toEqual([false, true]);
  expect(matches(unrecorded, { ...all, show: "unrecorded", verdict: "failed" })).toBe(false);
  expect(matches(unrecorded, { ...all, show: "unrecorded", verdict: "open" })).toBe(true);
});

test("a search finds a part of a service, a version, or the name that a person gave", () => {
  const named = row({ recorded: false, title: "Hotfix by hand" });
  for (const search of ["TICK", "ts 1", "hotfix"]) expect(matches(named, { ...all, search }), search).toBe(true);
  expect(matches(row({}), { ...all, search: "hotfix" })).toBe(false);
});

test("a configuration stands there, cut short, where nobody announced it", () => {
  const shown = (over: Partial<WakeRow>) => releaseListRow(row({ configHash: "9f0d7f3a11c2", ...over }), 0, []).configuration;
  expect([shown({ recorded: false }), shown({ recorded: false, configHash: null }), shown({})]).toEqual(["9f0d7f3a", null, null]);
});
