import { describe, expect, test } from "vitest";
import { boardModel, strengthOf } from "@/lib/views/incident/board";
import { boardWithin } from "@/lib/views/incident/board-within";
import { namedChoices } from "@/lib/views/incident/choices";
import { saidOf } from "@/lib/views/incident/said";
import { board, deployment, suspect, word } from "@/tests/support/incident-parts";

const NOTHING = { services: [], environments: [] };

describe("the suspect board", () => {
  test("shows those with a chance, no release, and whatever somebody spoke of; the others are counted", () => {
    const many = ["a", "b", "c", "d", "e", "f", "g"].map((id, place) => suspect(id, 0.3 / (place + 1)));
    const { rows, others } = boardModel(
      board([...many, suspect("h", 0.001), suspect(null, 0.004)]),
      [word("deployment:h", "dismissed", 60)],
      [deployment("a", 30)],
      0,
    );
    expect(rows.map(({ title, rank, said }) => [title, rank, said])).toEqual([
      ...["a", "b", "c", "d", "e", "f"].map((id, place) => [`payments ${id}`, place + 1, null]),
      ["payments h", 8, "dismissed"],
      ["No release", 9, null],
    ]);
    expect(others).toMatchObject({ count: 1 });
    expect(rows[0]?.href).toBe("/releases/payments%40a?deployment=a");
    expect(rows[1]?.href).toBeNull();
  });

  test("says what sort of change each is", () => {
    const kinds = [
      suspect("a", 0.5, { recorded: false }),
      suspect("b", 0.3, { configuration: true }),
      suspect("c", 0.1, { key: "flag:c", kind: "flag" }),
    ];
    expect(boardModel(board(kinds), [], [], 0).rows.map(({ sort }) => sort)).toEqual(["unrecorded change", "configuration", "flag"]);
  });

  test("a reason is strong when it makes the odds about six times as good or bad", () => {
    expect([0.1, -0.5, 0.7, -1.5, 1.8, -4].map(strengthOf)).toEqual([1, 1, 2, 2, 3, 3]);
  });
});

describe("a restricted reader", () => {
  const whole = board([suspect("a", 0.9), suspect("x", 0.06, { service: "secret" }), suspect(null, 0.04)], {
    blast: {
      services: ["payments", "secret"].map((service) => ({ service, onsetAt: null, failing: null })),
      edges: [["secret", "payments"]],
    },
  });

  test("sees no candidate and no service beyond the reach, and how many they are", () => {
    const within = boardWithin(whole, "production", { ...NOTHING, services: ["payments"] });
    expect(JSON.stringify(within)).not.toContain("secret");
    expect(within.hidden).toBe(1);
    expect(within.board.decided).toBe(true);
    expect(within.board.blast.edges).toEqual([]);
  });

  test("is told no first place when that one lies beyond", () => {
    const within = boardWithin(whole, "production", { ...NOTHING, services: ["secret"] });
    expect(within.board.suspects.map(({ candidate }) => candidate.title)).toEqual(["payments x", "No release"]);
    expect(within.board.decided).toBe(false);
    expect(boardWithin(whole, "production", NOTHING)).toEqual({ board: whole, hidden: 0 });
  });
});

describe("what can be decided", () => {
  const rows = boardModel(board([suspect("a", 0.9), suspect(null, 0.1)]), [word("none", "dismissed", 60)], [], 0);

  test("is what is held, the suspects, and no release last, even without a board", () => {
    const held = [{ candidate: "deployment:z", label: "payments z" }];
    expect(namedChoices(rows, held).map(({ label, said }) => [label, said])).toEqual([
      ["payments z", null],
      ["payments a", null],
      ["No release", "dismissed"],
    ]);
    expect(namedChoices(null, []).map(({ candidate }) => candidate)).toEqual(["none"]);
  });

  test("only the word that holds can be taken back", () => {
    const words = [word("deployment:a", "confirmed", 60), word("none", "confirmed", 61), word("deployment:b", "dismissed", 62)];
    expect(saidOf(words, (candidate) => candidate).map(({ candidate, holds }) => [candidate, holds])).toEqual([
      ["deployment:b", true],
      ["none", true],
      ["deployment:a", false],
    ]);
    const again = [word("none", "confirmed", 60), word("none", "withdrawn", 61), word("none", "confirmed", 62)];
    expect(saidOf(again, (candidate) => candidate).map(({ kind, holds }) => [kind, holds])).toEqual([
      ["confirmed", true],
      ["withdrawn", false],
      ["confirmed", false],
    ]);
  });
});
