import { expect, it } from "vitest";
import { blastOf } from "@/lib/health/attribution/blast";
import { sceneOf } from "@/lib/health/attribution/scene";
import { at, outage } from "./support/small-outage";

it("has every service that is hurt since when, though the report names one, and says of no other that it was", () => {
  const { services, edges } = blastOf(sceneOf({ ...outage({ pay: 0.3, bank: 0.4 }, []), hurt: ["pay"] }));
  const since = new Map(services.map(({ service, onsetAt }) => [service, onsetAt]));
  expect(since.get("pay")).toEqual(at(0));
  expect(since.get("bank")).toEqual(at(0));
  expect(since.get("web")).toBeNull();
  expect(edges).toEqual([
    ["pay", "bank"],
    ["web", "pay"],
  ]);
});
