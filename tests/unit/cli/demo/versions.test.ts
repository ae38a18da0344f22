import { expect, test } from "vitest";
import { Versions } from "@/lib/cli/demo/versions";

test("another minute makes other versions, incidents and runs; the same minute the same", () => {
  const at = new Date("2026-11-20T20:49:00Z");
  const [one, same, later] = [new Versions(at), new Versions(at), new Versions(new Date("2026-11-20T20:50:00Z"))];
  const names = (of: Versions): string[] => [of.opening.payments, of.good, of.bad, of.incident];
  expect(new Set(names(one)).size).toBe(4);
  expect(names(one)).toEqual(names(same));
  expect(names(one).filter((name) => names(later).includes(name))).toEqual([]);
  expect(one.deploymentId("payments", one.good, at)).not.toBe(one.deploymentId("payments", one.good, new Date("2026-11-20T20:44:00Z")));
});
