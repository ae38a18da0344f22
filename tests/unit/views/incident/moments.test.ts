import { describe, expect, test } from "vitest";
import { momentsOf, repairOf } from "@/lib/views/incident/moments";
import { at, deployment } from "@/tests/support/incident-parts";

const incident = { openedAt: at(42), acknowledgedAt: at(44), resolvedAt: at(101), fixedBy: [] };
const nothing = { incident, onsetAt: null, alerts: [], confirmedAt: [], causes: [], deployments: [] };
const bad = deployment("3.18.0", 35, { endedAt: at(84), endedBy: "rollback" });
const back = deployment("3.17.4", 84, { isRollback: true });

describe("the moments of an incident", () => {
  test("begin with the signals, and it is noticed with the first alert or the report", () => {
    const alerts = [{ startedAt: at(5) }, { startedAt: at(40) }];
    expect(momentsOf({ ...nothing, onsetAt: at(35), alerts })).toMatchObject({ began: at(35), noticed: at(40) });
    expect(momentsOf({ ...nothing, onsetAt: at(35) })).toMatchObject({ began: at(35), noticed: at(42) });
    expect(momentsOf(nothing)).toMatchObject({ began: at(42), noticed: at(42), found: null, repaired: null });
  });

  test("the cause was found when the repair began, or when somebody confirmed it before", () => {
    const known = { ...nothing, onsetAt: at(35), causes: [bad.id], deployments: [bad, back] };
    expect(momentsOf(known)).toMatchObject({ found: at(82), repaired: at(84) });
    expect(momentsOf({ ...known, confirmedAt: [at(79)] })).toMatchObject({ found: at(79), repaired: at(84) });
    expect(momentsOf({ ...known, confirmedAt: [at(500)] })).toMatchObject({ found: at(82) });
  });
});

describe("the repair", () => {
  const told = { fixedBy: [] as string[], resolvedAt: at(101) };

  test("is what its sender names, else what took the place of the cause, else a rollback", () => {
    const other = deployment("4.0", 60, { service: "cart" });
    expect(repairOf({ ...told, fixedBy: ["4.0"] }, at(35), [bad.id], [bad, other, back])?.id).toBe("4.0");
    expect(repairOf(told, at(35), [bad.id], [bad, other, back])?.id).toBe("3.17.4");
    expect(repairOf(told, at(35), [], [other, back])?.id).toBe("3.17.4");
  });

  test("lies within the harm", () => {
    expect(repairOf(told, at(90), [bad.id], [bad, back])).toBeNull();
    expect(repairOf({ ...told, resolvedAt: at(80) }, at(35), [bad.id], [bad, back])).toBeNull();
    expect(repairOf(told, at(35), [back.id], [back])).toBeNull();
  });
});
