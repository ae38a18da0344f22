import fc from "fast-check";
import { expect, test } from "vitest";
import { decideGate, GATE_DECISIONS, type GateFacts, type GateStand } from "@/lib/domain/gate";
import { VERDICT_STATES } from "@/lib/domain/verdict";

const stand = (environment: string, ok: boolean | null, state: GateStand["state"]): GateStand => ({
  environment,
  ok,
  state,
  because: "Failed 23 times as often as before.",
  link: `/releases/${environment}`,
});
const FACTS: GateFacts = {
  service: "payments",
  environment: "production",
  version: "3.18.0",
  here: null,
  before: [],
  path: [],
  incidents: [],
  burns: [],
};
const decide = (facts: Partial<GateFacts>) => decideGate({ ...FACTS, ...facts });
const healthy = stand("staging", true, "healthy");

test("what nobody knows anything about warns, and says so", () => {
  expect(decide({})).toEqual({
    decision: "warn",
    checks: [{ check: "unknown", decision: "warn", reason: "Nothing is known of payments 3.18.0 yet: it ran nowhere before.", link: null }],
  });
});

test.each([
  ["healthy in the environment before", { before: [healthy], path: ["staging"] }, "allow"],
  ["healthy here, whatever was before", { here: stand("production", true, "healthy"), path: ["staging"] }, "allow"],
  ["regressed here", { here: stand("production", false, "regressed"), before: [healthy] }, "deny"],
  ["regressed in the environment before", { before: [stand("staging", false, "regressed")] }, "deny"],
  ["regressed only further back", { before: [healthy, stand("test", false, "regressed")] }, "allow"],
  ["still watched here", { here: stand("production", null, "watching"), before: [healthy] }, "warn"],
  ["past the environment that others go through", { path: ["staging", "test"] }, "warn"],
] as const)("%s: %s", (_, facts, decision) => {
  expect(decide(facts).decision).toBe(decision);
});

test("an open incident warns, and denies the version that caused it", () => {
  const incident = { id: "INC-1", title: "Payments fail", link: "/incidents/INC-1" };
  expect(decide({ before: [healthy], incidents: [{ ...incident, caused: false }] }).decision).toBe("warn");
  expect(decide({ before: [healthy], incidents: [{ ...incident, caused: true }] })).toMatchObject({
    decision: "deny",
    checks: [{ check: "incident", reason: "3.18.0 is held to have caused an incident that is open: Payments fail" }, { check: "earlier" }],
  });
});

test("a budget that burns warns", () => {
  expect(decide({ before: [healthy], burns: [{ objective: "Availability", rule: "fast", link: "/services/payments" }] })).toMatchObject({
    decision: "warn",
    checks: [{ check: "budget" }, { check: "earlier", decision: "allow" }],
  });
});

const stands = fc.record({
  environment: fc.constantFrom("test", "staging", "production"),
  state: fc.constantFrom(...VERDICT_STATES),
  ok: fc.constantFrom(true, false, null),
  because: fc.constantFrom(null, "It failed."),
  link: fc.constant("/x"),
});

test("the worst check decides, and nothing is allowed unless something speaks for it", () => {
  const facts = fc.record({
    here: fc.option(stands, { nil: null }),
    before: fc.array(stands, { maxLength: 3 }),
    path: fc.array(fc.constantFrom("test", "staging"), { maxLength: 2 }),
    incidents: fc.array(fc.record({ id: fc.string(), title: fc.string(), caused: fc.boolean(), link: fc.string() }), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(facts, (drawn) => {
      const { decision, checks } = decide(drawn);
      const worst = Math.max(...checks.map((check) => GATE_DECISIONS.indexOf(check.decision)));
      expect(decision).toBe(GATE_DECISIONS[worst]);
      expect(checks[0]?.decision).toBe(decision);
      if (decision === "allow") expect([drawn.here, ...drawn.before].some((one) => one?.ok === true)).toBe(true);
      if (drawn.here?.ok === false) expect(decision).toBe("deny");
    }),
  );
});
