import { expect, test } from "vitest";
import { calledFirst } from "@/prisma/seed/called-first";
import { CALLS } from "@/prisma/seed/calls";
import { SERVICES } from "@/prisma/seed/company";

test("every service comes after those that it calls, and none is lost", () => {
  const names = SERVICES.map(({ name }) => name);
  const ordered = calledFirst(SERVICES, ({ name }) => name).map(({ name }) => name);
  expect(ordered.toSorted()).toEqual(names.toSorted());
  const late = ordered.flatMap((name, at) => (CALLS[name] ?? []).filter(({ peer }) => ordered.indexOf(peer) > at));
  expect(late).toEqual([]);
  expect(ordered.indexOf("boarding")).toBeGreaterThan(ordered.indexOf("booking"));
});
