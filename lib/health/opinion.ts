import type { VerdictState } from "@/lib/domain/verdict";
import type { Needed } from "./needed";

/** What is concluded from the numbers at one look, and why. */
export type Opinion = {
  readonly state: VerdictState;
  /** Sentences, strongest first. */
  readonly evidence: readonly string[];
  readonly needed: Needed | null;
  readonly onsetAt: Date | null;
};
