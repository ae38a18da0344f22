import { describe, expect, test } from "vitest";
import { hurtNames, hurtService, recoveredAt } from "@/lib/views/incident/hurt";
import type { SignalPoint } from "@/lib/views/signal-points";
import { at, board } from "@/tests/support/incident-parts";

const point = (minute: number, failed: number | null): SignalPoint => ({
  ...{ t: at(minute), failed, p50: null, p95: null, p99: null, perMinute: failed === null ? null : 100 },
});
const points = Array.from({ length: 60 }, (_, minute) => point(minute, minute >= 20 && minute < 40 ? 0.05 : 0.002));
const harm = { began: at(20), ended: at(45) };

describe("a hurt service", () => {
  test("has a share before and a worst one during the harm", () => {
    expect(hurtService("payments", "spans", points, harm)).toMatchObject({ before: 0.002, worst: 0.05 });
    expect(
      hurtService(
        "payments",
        null,
        points.map(({ t }) => ({ ...point(0, null), t })),
        harm,
      ),
    ).toMatchObject({ before: null, worst: null });
  });

  test("recovers with the first step after which it stays as before", () => {
    const blip = points.map((one) => (one.t.getTime() === at(47).getTime() ? { ...one, failed: 0.04 } : one));
    expect(recoveredAt(hurtService("payments", "spans", points, harm), at(20))).toEqual(at(40));
    expect(recoveredAt(hurtService("payments", "spans", blip, harm), at(20))).toEqual(at(48));
    expect(recoveredAt(hurtService("payments", "spans", points.slice(0, 43), harm), at(20))).toBeNull();
    expect(recoveredAt(hurtService("payments", "spans", points, harm), null)).toBeNull();
  });

  test("those that the signals show come first, in order, then those that the incident names, within reach", () => {
    const services = [
      { service: "web", onsetAt: at(37), failing: 0.1 },
      { service: "calm", onsetAt: null, failing: null },
      { service: "payments", onsetAt: at(35), failing: 0.2 },
    ];
    const shown = board([], { blast: { services, edges: [] } });
    const incident = { services: ["named", "web"], environment: "production" };
    expect(hurtNames(incident, shown, { services: [], environments: [] })).toEqual(["payments", "web", "named"]);
    expect(hurtNames(incident, null, { services: ["web"], environments: [] })).toEqual(["web"]);
  });
});
