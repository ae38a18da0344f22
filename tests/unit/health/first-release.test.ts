import { expect, test } from "vitest";
import { judgeHorizon } from "@/lib/health/judge";
import { minutesAfter, scene, steady } from "./support/scene";

const TIMEOUT = { count: 400, firstAt: minutesAfter(70), minutes: 300, title: "Timeout" };

test("of a service that was never asked anything before, errors are not new, even beside the version that follows", () => {
  const first = scene({ horizon: "24h", before: null, after: steady(60, 0.025), others: steady(20, 0.025) });
  const signatures = { before: new Map<string, number>(), after: new Map([["timeout", TIMEOUT]]) };
  expect(judgeHorizon({ ...first, signatures }).state).not.toBe("regressed");
});
