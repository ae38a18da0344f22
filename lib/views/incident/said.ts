import type { IncidentDecisionRow } from "@/lib/db/read/decision/incident";
import { standingOf, type WordKind } from "@/lib/domain/incident-word";

/** What a person said of a candidate, as the page tells it. */
export type Said = {
  readonly id: string;
  readonly candidate: string;
  readonly title: string;
  readonly kind: WordKind;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
  /** Whether it is what holds now; such a word can be taken back. */
  readonly holds: boolean;
};

/** Everything that people said, newest first. */
export function saidOf(decisions: readonly IncidentDecisionRow[], titleOf: (candidate: string) => string): Said[] {
  const { confirmed, dismissed } = standingOf(decisions);
  const newest = new Map(decisions.map((one) => [one.candidate, one.id]));
  return decisions.toReversed().map(({ id, candidate, kind, reason, by, decidedAt }) => ({
    ...{ id, candidate, kind, reason, by },
    title: titleOf(candidate),
    at: decidedAt,
    holds: newest.get(candidate) === id && (kind === "confirmed" ? confirmed : kind === "dismissed" ? dismissed : []).includes(candidate),
  }));
}
