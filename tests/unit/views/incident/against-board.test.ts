import { expect, test } from "vitest";
import { againstBoard } from "@/lib/views/incident/against-board";
import { boardModel } from "@/lib/views/incident/board";
import { board, suspect } from "@/tests/support/incident-parts";

const BOARD = boardModel(board([suspect(null, 0.8), suspect("a", 0.2)]), [], [], 0);
const declared = (id: string) =>
  ({ kind: "declared", causes: [{ candidate: `deployment:${id}`, label: `payments ${id}`, href: null }] }) as const;

test("a report that names another cause than the signals is said to hold, and whether the board has it", () => {
  expect(againstBoard(declared("a"), BOARD)).toBe(
    "The report of the incident names payments a, and that is what counts. The board is what signals and times say by themselves.",
  );
  expect(againstBoard(declared("b"), BOARD)).toContain("what it names is not among what the signals could tie to the incident");
});

test("nothing is said where they agree, and where nobody said anything", () => {
  const at = new Date("2026-11-20T12:00:00Z");
  expect(againstBoard({ kind: "none", by: "Noor", at, reason: "" }, BOARD)).toBeNull();
  expect(againstBoard({ kind: "undecided", first: "payments a", posterior: 0.4 }, BOARD)).toBeNull();
  expect(againstBoard({ kind: "unknown" }, BOARD)).toBeNull();
});
