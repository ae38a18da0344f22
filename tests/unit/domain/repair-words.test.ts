import { describe, expect, it } from "vitest";
import { comparableTitle, hotfixOf, isHotfix, revertedBy, saysHotfix } from "@/lib/domain/repair-words";

describe("revertedBy", () => {
  it.each([
    ["the title that git writes", 'Revert "Take cards"', null, { number: null, title: "Take cards" }],
    ["a title that ends in its own number", 'Revert "Take cards" (#31)', null, { number: null, title: "Take cards" }],
    ["the number of a squashed change", 'Revert "Take cards (#12)" (#31)', null, { number: 12, title: "Take cards" }],
    ["the number on a forge that marks it otherwise", 'Revert "Take cards (!12)"', null, { number: 12, title: "Take cards" }],
    ["other quotes", "Revert 'Take cards'", null, { number: null, title: "Take cards" }],
    ["the conventional form", "revert: feat: take cards", null, { number: null, title: "feat: take cards" }],
    ["the conventional form with a scope", "revert(api)!: take cards", null, { number: null, title: "take cards" }],
    ["a number alone", "Revert: #12", null, { number: 12, title: null }],
    ["the branch alone", "No cards after all", "revert-12-cards", { number: 12, title: null }],
    ["title and branch", 'Revert "Take cards"', "revert-12-cards", { number: 12, title: "Take cards" }],
    ["a whole message", 'Revert "Take cards"\n\nThis reverts commit 6dcb09b.', null, { number: null, title: "Take cards" }],
    ["quotes within quotes", 'Revert "Say "hello" twice"', null, { number: null, title: 'Say "hello" twice' }],
  ])("reads %s", (_, title, headBranch, named) => {
    expect(revertedBy({ title, headBranch })).toEqual(named);
  });

  it.each([
    ["a change that only speaks of reverting", "Revert to the old pool", "revert-the-pool"],
    ["a change that reverts a setting", "Reverts: nothing", null],
    ["a branch without a number and a topic", "Cards", "revert-12"],
    ["nothing at all", null, null],
    ["the revert of a revert", 'Revert "Revert "Take cards""', "revert-31-revert-12-cards"],
    ["the revert of a revert that only the branch tells", "Cards once more", "revert-31-revert-12-cards"],
    ["the revert of a revert in the conventional form", "revert: revert: take cards", null],
    ["the revert of a revert, each with its number", 'Revert "Revert "Take cards (#12)" (#31)" (#32)', null],
  ])("takes %s for none", (_, title, headBranch) => {
    expect(revertedBy({ title, headBranch })).toBeNull();
  });

  it("takes the revert of a change that was put back for one, and reads no number of what that had been about", () => {
    const third = revertedBy({ title: "revert: revert: revert: take cards (#12)", headBranch: null });
    expect(third).toEqual({ number: null, title: "revert: revert: take cards" });
  });
});

it("compares titles whatever their case, their spaces and the number of a squash", () => {
  expect(comparableTitle("Take  cards (#12)")).toBe(comparableTitle("take cards"));
  expect(comparableTitle("Take cards (#12)\n\nAnd more.")).toBe(comparableTitle("take cards"));
  expect(comparableTitle("Take cards")).not.toBe(comparableTitle("Take cash"));
  expect([comparableTitle(null), comparableTitle("  "), comparableTitle("#12")]).toEqual([null, null, null]);
});

describe("isHotfix", () => {
  it.each([
    ["hotfix/cards", {}, true],
    ["hotfix-cards", {}, true],
    ["Hotfix/cards", {}, true],
    ["hotfixes", {}, false],
    ["fix/hotfix", {}, false],
    ["cards", { Hotfix: "true" }, true],
    ["cards", { hotfix: "" }, true],
    ["cards", { hotfix: "false" }, false],
    [null, { nohotfix: "true" }, false],
  ])("of the branch %s with the labels %j is %s", (headBranch, labels, wanted) => {
    expect(isHotfix({ headBranch, labels })).toBe(wanted);
  });
});

describe("labels of a deployment", () => {
  it.each([
    [{}, false, []],
    [{ hotfix: "true" }, true, []],
    [{ hotfix: "1" }, true, []],
    [{ hotfix: "1.1.0" }, true, ["1.1.0"]],
    [{ fixes: "1" }, true, ["1"]],
    [{ hotfix: "" }, true, []],
    [{ hotfix: "no" }, false, []],
    [{ fixes: "1.1.0" }, true, ["1.1.0"]],
    [{ fixes: "" }, false, []],
    [{ hotfix_of: "checkout@1.1.0, 1.0.9" }, true, ["checkout@1.1.0", "1.0.9"]],
    [{ "Hotfix-Of": "d1" }, true, ["d1"]],
    [{ area: "hotfix" }, false, []],
  ])("%j say hotfix: %s, of %j", (labels: Readonly<Record<string, string>>, says, of) => {
    expect(saysHotfix(labels)).toBe(says);
    expect(hotfixOf(labels)).toEqual(of);
  });
});
