import type { ChangeRow, DeliveryRow } from "@/lib/domain/delivery-row";
import type { CommitOf, DefinitionInput, Rule } from "./definition";
import { reachedIn } from "./first-carrier";
import { middle } from "./medians";
import { valuesOf } from "./row-values";

/**
 * Lead time for changes as Four Keys has it: the interpolated median over every commit of every deployment of the period of commit
 * written -> deployment finished, in whole minutes (rounded down) times 60; what is not above 0 minutes is ignored as automatic. A commit
 * that several deployments carry counts in each. A squash leaves one commit where there were several. Bots count. The word is what the
 * tool shows in the place of the number. Source: the SQL of the dashboard of Four Keys.
 */
export const fourKeysLeadTime: Rule = {
  unit: "seconds",
  formula: "median over commits of deployed - written in whole minutes, those above 0",
  rows: (input: DefinitionInput) =>
    reachedIn(input).flatMap((deployment) => deployment.changes.flatMap((change) => commitsOf(change, deployment))),
  value: (rows) => middle(valuesOf(rows)),
  none: "no-changes",
  word: (rows) => durationWord(middle(valuesOf(rows)) ?? 0),
};

/** “One day” and so on, for a number of seconds; a month has 730 hours. */
export function durationWord(seconds: number): string {
  const hours = seconds / 3600;
  if (hours < 24) return "One day";
  if (hours < 168) return "One week";
  if (hours < 730) return "One month";
  return hours < 730 * 6 ? "Six months" : "One year";
}

function commitsOf(change: ChangeRow, deployment: DeliveryRow): CommitOf[] {
  const base = { kind: "commit", at: deployment.at, change, deployment } as const;
  if (change.commits.length === 0) return [{ ...base, writtenAt: null, value: null, reason: "no-commit" }];
  return change.commits.map((writtenAt) => {
    const minutes = Math.trunc((deployment.at - writtenAt) / 60_000);
    return minutes > 0
      ? { ...base, writtenAt, value: minutes * 60, reason: null }
      : { ...base, writtenAt, value: null, reason: "not-later" as const };
  });
}
