/** What can speak for or against a candidate; each has a weight in `weights`. */
export const TERMS = [
  "time",
  "late",
  "ahead",
  "difference",
  "contract",
  "worst",
  "silence",
  "inbound",
  "origin",
  "outbound",
  "dependency",
  "unreachable",
  "covers",
  "alike",
  "well",
  "earlier",
  "unchanged",
  "size",
  "prior",
  "orphan",
  "spread",
] as const;
export type TermName = (typeof TERMS)[number];

/** One finding: how strong it is (mostly 0..1) and what it says. Its weight decides whether it speaks for or against. */
export type Term = { readonly name: TermName; readonly value: number; readonly sentence: string };
