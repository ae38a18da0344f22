import { expect, test } from "vitest";
import { initialsOf } from "@/components/shell/account";

test.each([
  ["Amara Okafor", "AO"],
  ["Tomasz Jan Wójcik", "TW"],
  ["priya", "P"],
  ["  éva   novák ", "ÉN"],
  ["", ""],
])("the initials of %j are %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
