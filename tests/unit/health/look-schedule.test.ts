import { expect, it } from "vitest";
import { lookSchedule } from "@/lib/health/look-schedule";
import { ROLLED_OUT } from "./support/scene";

it("looks often at first, then at every horizon", () => {
  const minutes = lookSchedule(ROLLED_OUT).map((look) => (look.getTime() - ROLLED_OUT.getTime()) / 60_000);
  expect(minutes).toEqual([5, 10, 15, 20, 30, 45, 60, 180, 1440, 4320, 10_080]);
});
