import { expect, test } from "vitest";
import { parseTheme } from "@/components/shell/theme";

test("a theme cookie that nobody set, or that somebody made up, means the system's", () => {
  expect([undefined, "", "dark; path=/x", "DARK", "system"].map(parseTheme)).toEqual(Array(5).fill("system"));
  expect(["light", "dark"].map(parseTheme)).toEqual(["light", "dark"]);
});
