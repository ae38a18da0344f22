import { describe, expect, test } from "vitest";
import { passwordProblem } from "@/lib/auth/password-rule";

const EMAIL = "ada.lovelace@example.com";

describe("refused", () => {
  test.each([
    ["short", "eleven char", /12 characters/],
    ["endless", "x".repeat(300), /at most 256/],
    ["leaked", "Password1234", /lists that attackers try/],
    ["repeated block", "wavewavewave", /repeats itself/],
    ["few letters", "aabbaabbaabb", /repeats itself/],
    ["digits in order", "567890123456", /follows/],
    ["alphabet backwards", "zyxwvutsrqpo", /follows/],
    ["keyboard row", "wertyuiopasd", /follows/],
    ["own address", "ada.lovelace2026", /mostly your e-mail/],
  ])("%s", (_, password, sentence) => {
    expect(passwordProblem(password, EMAIL)).toMatch(sentence);
  });
});

test.each(["quiet rivers carry far", "correct-battery-fjord", "8f2kd0-qmv71x", "ada.lovelace and nine geese"])(
  "accepted: %s",
  (password) => {
    expect(passwordProblem(password, EMAIL)).toBeNull();
  },
);
