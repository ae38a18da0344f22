import { describe, expect, test } from "vitest";
import { plainText } from "@/lib/charts/phrase";
import type { HurtService } from "@/lib/views/incident/hurt";
import { incidentSentence } from "@/lib/views/incident/sentence";
import { at } from "@/tests/support/incident-parts";

const hurt = (service: string, before: number | null, worst: number | null): HurtService => ({
  service,
  points: [],
  source: "spans",
  before,
  usual: before === null ? null : before * 2,
  worst,
});
const told = {
  ...{ services: ["payments"], dismissed: false, mergedInto: null, over: true, lastedMs: 54 * 60_000, calmAfterMs: null, seen: true },
  ...{ hurt: [hurt("payments", 0.002, 0.059)], cause: { kind: "unknown" } as const, phases: [] },
};
const said = (further: Partial<Parameters<typeof incidentSentence>[0]> = {}): string =>
  plainText(incidentSentence({ ...told, ...further }));
const causes = [{ candidate: "deployment:a", label: "payments 3.18.0", href: "/releases/a" }];

describe("the sentence of an incident", () => {
  test("says what failed, for whom and for how long", () => {
    expect(said()).toBe("Up to 5.9\u202f% of the requests to payments failed, for 54\u202fmin. The suspects have not been worked out yet.");
    expect(said({ over: false, hurt: [...told.hurt, hurt("web", 0.002, 0.03), hurt("cart", 0.002, 0.003)] })).toContain(
      "failed, with web, for 54\u202fmin so far.",
    );
  });

  test("says so where the signals are as before and nobody ended it", () => {
    expect(said({ over: false, calmAfterMs: 15 * 60_000 })).toContain(
      "failed, for 15\u202fmin; the signals are as before since, and nobody has said that it is over.",
    );
  });

  test("claims nothing that signals do not show", () => {
    expect(said({ hurt: [hurt("payments", null, null)] })).toContain("it cannot tell by signals what users felt");
    expect(said({ hurt: [], services: [] })).toContain("It names no service");
    expect(said({ seen: false, hurt: [hurt("payments", 0.002, 0.003)] })).toContain("The signals show no harm: never more than 0.3\u202f%");
    expect(said({ dismissed: true })).toContain("no incident after all");
  });

  test("says how sure the cause is, and who says so", () => {
    const by = { by: "Noor", at: at(60), reason: "gone" };
    expect(said({ cause: { kind: "confirmed", causes, ...by } })).toContain("payments 3.18.0 did it, as Noor confirmed.");
    expect(said({ cause: { kind: "none", ...by } })).toContain("No release did it, as Noor confirmed.");
    expect(said({ cause: { kind: "declared", causes } })).toContain("as the sender of the incident says");
    expect(said({ cause: { kind: "automatic", causes, confidence: 0.9 } })).toContain("Wake is 90\u202f% sure; nobody has confirmed it");
    expect(said({ cause: { kind: "suggested", causes, posterior: 0.62 } })).toContain("first suspect is payments 3.18.0, 62\u202f%");
    expect(said({ cause: { kind: "suggested", causes: [], posterior: 0.7 } })).toContain("Most likely no release did it");
    expect(said({ cause: { kind: "undecided", first: "payments 1", posterior: 0.4 } })).toContain(
      "is undecided: the first suspect, payments 1, has 40\u202f%",
    );
    expect(said({ cause: { kind: "undecided", first: null, posterior: 0.4 } })).toContain("What caused it is undecided.");
  });

  test("says where the time went when one phase took much of it", () => {
    const phase = (word: string, noun: string, from: number, to: number) => ({ word, noun, from: at(from), to: at(to), over: true });
    const [detect, diagnose] = [phase("Detect", "detection", 0, 10), phase("Diagnose", "diagnosis", 10, 54)];
    expect(said({ phases: [detect, diagnose] })).toContain("44\u202fmin of the 54\u202fmin went into diagnosis.");
    expect(said({ phases: [diagnose] })).not.toContain("went into");
  });
});
