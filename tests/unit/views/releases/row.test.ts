import { expect, test } from "vitest";
import type { WakeRow } from "@/lib/db/read/deployment/wakes";
import { releaseListRow } from "@/lib/views/releases/row";

const at = new Date("2026-11-19T10:00:00Z");
const row = (over: Partial<WakeRow>): WakeRow => ({
  ...{ deploymentId: "d", releaseId: "tickets@1", service: "tickets", team: null, environment: "production", version: "1" },
  configHash: null,
  ...{
    rolledOutAt: at,
    endedAt: null,
    endedBy: null,
    isRollback: false,
    emergency: false,
    recorded: true,
    reached: true,
    title: null,
    verdicts: [],
  },
  ...over,
});
test("a configuration stands there, cut short, where nobody announced it", () => {
  const shown = (over: Partial<WakeRow>) => releaseListRow(row({ configHash: "9f0d7f3a11c2", ...over }), 0, []).configuration;
  expect([shown({ recorded: false }), shown({ recorded: false, configHash: null }), shown({})]).toEqual(["9f0d7f3a", null, null]);
});
