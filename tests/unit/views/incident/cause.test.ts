import { describe, expect, test } from "vitest";
import { heldCauses } from "@/lib/views/incident/cause";
import { board, suspect, word } from "@/tests/support/incident-parts";

const cause = (deploymentId: string, source: string, confidence = 1) => ({
  ...{ deploymentId, service: "payments", environment: "production", version: deploymentId, release: `payments@${deploymentId}` },
  ...{ source, confidence, evidence: [] },
});
const BOARD = board([suspect("a", 0.6), suspect("b", 0.3), suspect(null, 0.1)]);

describe("what is held of the cause", () => {
  test("a person's word comes first, then the sender's, then what Wake is sure of, then a suggestion", () => {
    const causes = [cause("a", "automatic", 0.9)];
    expect(heldCauses(causes, [word("deployment:b", "confirmed", 60)], BOARD)).toMatchObject({
      ...{ kind: "confirmed", by: "Noor" },
      causes: [{ label: "payments b", href: null }],
    });
    expect(heldCauses([cause("b", "declared"), ...causes], [], BOARD)).toMatchObject({
      kind: "declared",
      causes: [{ label: "payments b" }],
    });
    expect(heldCauses(causes, [], BOARD)).toMatchObject({ kind: "automatic", confidence: 0.9 });
    expect(heldCauses([], [], BOARD)).toMatchObject({ kind: "suggested", posterior: 0.6, causes: [{ label: "payments a" }] });
    expect(heldCauses([], [], null)).toEqual({ kind: "unknown" });
  });

  test("no release, and a word that was taken back", () => {
    expect(heldCauses([], [word("none", "confirmed", 60)], BOARD)).toMatchObject({ kind: "none", by: "Noor" });
    expect(heldCauses([], [word("none", "confirmed", 60), word("none", "withdrawn", 61)], BOARD)).toMatchObject({ kind: "suggested" });
    expect(heldCauses([], [], board([suspect(null, 0.7), suspect("a", 0.3)]))).toMatchObject({ kind: "suggested", causes: [] });
  });

  test("is undecided when nobody has half of the chances", () => {
    expect(heldCauses([], [], board([suspect("a", 0.4), suspect(null, 0.35)]))).toEqual({
      kind: "undecided",
      first: "payments a",
      posterior: 0.4,
    });
  });
});
