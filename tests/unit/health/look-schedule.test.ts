import { expect, it } from "vitest";
import { lookSchedule, nextLook } from "@/lib/health/look-schedule";
import { minutesAfter, ROLLED_OUT } from "./support/scene";

it("looks often at first, then at every horizon", () => {
  const minutes = lookSchedule(ROLLED_OUT).map((look) => (look.getTime() - ROLLED_OUT.getTime()) / 60_000);
  expect(minutes).toEqual([5, 10, 15, 20, 30, 45, 60, 180, 1440, 4320, 10_080]);
});

it("names the next look, strictly after now, until there is none", () => {
  expect(nextLook(ROLLED_OUT, ROLLED_OUT)).toEqual(minutesAfter(5));
  expect(nextLook(ROLLED_OUT, minutesAfter(5))).toEqual(minutesAfter(10));
  expect(nextLook(ROLLED_OUT, minutesAfter(10_080))).toBeNull();
});
