import { expect, test } from "vitest";
import { storableText } from "@/lib/domain/storable-text";

test("what a database takes is kept, and nothing else", () => {
  expect(storableText("päivä 😀", 20)).toBe("päivä 😀");
  expect(storableText("a\u0000b\nc\ud83d", 20)).toBe("a b c ");
});

test("a cut leaves no half of a character", () => {
  expect(storableText("ab😀", 3)).toBe("ab ");
});
