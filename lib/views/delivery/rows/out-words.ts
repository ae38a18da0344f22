import { REASON_WORDS } from "@/lib/metrics/delivery/reason-words";
import type { DeploymentOut, LeadOut } from "./row-out";

const WORDS: Readonly<Record<DeploymentOut | LeadOut, string>> = {
  ...REASON_WORDS.carry,
  ...REASON_WORDS.change,
  "failed-attempt": "it failed before it changed production",
  watching: "it hurt nobody so far and is still observed",
  unhurt: "it hurt nobody",
  bot: "a machine made it",
  "no-commit-time": "nobody knows when it was committed, or a clock was wrong",
};

/** Why a row does not count, in words that end a sentence such as “left out: …”; the reason itself where it has none. */
export const outInWords = (reason: string): string => (Object.hasOwn(WORDS, reason) ? WORDS[reason as keyof typeof WORDS] : reason);
