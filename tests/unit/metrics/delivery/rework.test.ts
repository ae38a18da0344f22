import { expect, it } from "vitest";
import { reworkOf } from "@/lib/metrics/delivery/rework";
import { changeRowOf, deliveryRowOf, FINISHED } from "@/tests/support/delivery-row-of";

const revert = changeRowOf({ id: "r", title: 'Revert "Take cards"' });
const hotfix = changeRowOf({ id: "h", headBranch: "hotfix/cards" });

it("names the first reason that holds", () => {
  const rollback = { isRollback: true };
  const carrying = { changes: [changeRowOf(), hotfix, revert] };
  const emergency = { emergency: true };
  const repairs = { repairs: ["inc-1"] };
  expect(reworkOf(deliveryRowOf({ ...rollback, ...carrying, ...emergency, ...repairs }))).toBe("rollback");
  expect(reworkOf(deliveryRowOf({ ...carrying, ...emergency, ...repairs }))).toBe("revert");
  expect(reworkOf(deliveryRowOf({ changes: [hotfix], ...emergency, ...repairs }))).toBe("hotfix");
  expect(reworkOf(deliveryRowOf({ labels: { hotfix_of: "1.1.0" }, ...emergency, ...repairs }))).toBe("hotfix");
  expect(reworkOf(deliveryRowOf({ ...emergency, ...repairs }))).toBe("emergency");
  expect(reworkOf(deliveryRowOf(repairs))).toBe("repair");
  expect(reworkOf(deliveryRowOf({ changes: [changeRowOf()] }))).toBeNull();
});

it("does not hold a revert or a hotfix against a deployment that brings it once more", () => {
  const before = { deployment: "d1", service: "checkout", team: "shop", environment: "production", at: FINISHED - 1 };
  const again = [revert, hotfix].map((change) => ({ ...change, arrivals: [before] }));
  expect(reworkOf(deliveryRowOf({ changes: again }))).toBeNull();
  const elsewhere = [{ ...revert, arrivals: [{ ...before, environment: "production-eu" }] }];
  expect(reworkOf(deliveryRowOf({ changes: elsewhere }))).toBe("revert");
});
