import { dayCounts } from "@/lib/db/read/objective/day-counts";
import { readObjectives } from "@/lib/db/read/objective/list";
import type { Horizon } from "@/lib/domain/horizon";
import type { Objective } from "@/lib/domain/objective";
import { addCounted } from "@/lib/domain/objective-count";
import type { Verdict } from "@/lib/domain/verdict";
import { releaseBurn } from "@/lib/health/slo/release-burn";

/** What a release spent of one objective's budget. */
export type BudgetLine = {
  readonly name: string;
  readonly windowDays: number;
  /** Share of the budget of the whole window (0..1, and more); null when it is not known. */
  readonly spent: number | null;
  /** Why it is not known. */
  readonly reason: string | null;
};

type Place = { readonly service: string; readonly environment: string };

/** The first day is what a release answers for. */
const FIRST_DAY: readonly Horizon[] = ["24h", "1h", "5m"];

/** What a release spent of the budget of each objective of its place in its first day. Without an objective one lookup by index. */
export async function readBudget({ service, environment }: Place, verdicts: readonly Verdict[], now: Date): Promise<BudgetLine[]> {
  const objectives = await readObjectives({ service, environment });
  if (objectives.length === 0) return [];
  const days = await dayCounts(objectives, now);
  const verdict = answered(verdicts);
  return objectives.map((objective) => budgetLine(objective, verdict, addCounted(days.get(objective.id) ?? []).total));
}

/** The verdict on the longest part of the first day in which anything was compared. */
const answered = (verdicts: readonly Verdict[]): Verdict | null =>
  FIRST_DAY.map((horizon) => verdicts.find((one) => one.horizon === horizon)).find(
    (one) => one !== undefined && one.requests.before > 0 && one.requests.after > 0,
  ) ?? null;

/** Failures beyond what the share before would have given, of what the objective allows in its window as it was up to now. */
export function budgetLine(objective: Objective, verdict: Verdict | null, windowRequests: number): BudgetLine {
  const { name, windowDays, target, kind, operations } = objective;
  const unknown = (reason: string): BudgetLine => ({ name, windowDays, spent: null, reason });
  if (kind !== "availability") return unknown("Slow requests are not laid at a release’s door by number.");
  if (operations.length > 0) return unknown("A verdict counts the whole service, not this journey.");
  if (verdict === null) return unknown("Nothing of its first day could be compared.");
  const expected = (verdict.failed.before / verdict.requests.before) * verdict.requests.after;
  const spent = releaseBurn({ own: verdict.failed.after, expected, windowRequests }, target);
  return spent === null ? unknown("No request came in the window of the objective.") : { name, windowDays, spent, reason: null };
}
