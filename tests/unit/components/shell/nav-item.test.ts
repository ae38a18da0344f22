import { expect, test } from "vitest";
import { isWithin } from "@/components/shell/nav-item";

test.each([
  ["/", "/", true],
  ["/releases", "/", false],
  ["/releases", "/releases", true],
  ["/releases/checkout@1.4.2", "/releases", true],
  ["/releases-old", "/releases", false],
])("%s within %s: %s", (path, href, within) => {
  expect(isWithin(path, href)).toBe(within);
});
