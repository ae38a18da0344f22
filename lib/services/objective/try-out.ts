import { prisma } from "@/lib/db/prisma";
import { cellCounts } from "@/lib/db/read/objective/cell-counts";
import { keptStep } from "@/lib/db/read/signals/kept";
import { type Actor, authorise } from "@/lib/domain/access";
import { BURN_RULES, type BurnRule } from "@/lib/domain/objective";
import { addCounted, countedAboveMs } from "@/lib/domain/objective-count";
import { backTest } from "@/lib/health/slo/back-test";
import { budgetOf } from "@/lib/health/slo/budget";
import { parseInput } from "@/lib/services/parse";
import { checkPlace } from "./check-place";
import { newObjective } from "./objective-input";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PAST_DAYS = 28;
const CELL_MINUTES = 5;

/** What an objective would have done in the past. */
export type TriedOut = {
  /** Requests of the last 28 days that would have counted, and the bad ones among them. */
  readonly requests: number;
  readonly bad: number;
  /** Of the budget of 28 days; null without a request. */
  readonly budgetLeft: number | null;
  /** Where slow requests are in fact counted from; null for availability. */
  readonly aboveMs: number | null;
  readonly rules: readonly {
    readonly rule: BurnRule;
    readonly times: number;
    /** How long it would have rung in all. */
    readonly lastedMs: number;
    /** Days that it could be tried on: minutes are not kept for as long as hours. */
    readonly days: number;
  }[];
};

/**
 * Tries an objective that need not exist on the last 28 days, with the rules and the life of alerts as in earnest. Fast and slow burns are
 * tried by five minutes, as far back as minutes are kept; what takes days by hours. Reads one service: some 40 ms.
 *
 * @throws WakeError as `createObjective` does.
 */
export async function tryOut(actor: Actor | null, input: unknown, now: Date): Promise<TriedOut> {
  authorise(actor, "objectives.manage");
  const objective = parseInput(newObjective, input);
  await checkPlace(prisma(), actor, objective);
  const to = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
  const days = Array.from({ length: PAST_DAYS }, (_, place) => PAST_DAYS - place);
  const kept = days.find((count) => keptStep(new Date(to.getTime() - count * DAY_MS), now) === "1m") ?? 1;
  const [short, long] = [span(to, kept), span(to, PAST_DAYS)];
  const [minutes, hours] = await Promise.all([
    cellCounts(objective, { ...short, step: "1m", stepMinutes: CELL_MINUTES }),
    cellCounts(objective, { ...long, step: "1h" }),
  ]);
  const all = addCounted(hours);
  return {
    requests: all.total,
    bad: all.bad,
    budgetLeft: budgetOf(all, objective.target)?.left ?? null,
    aboveMs: objective.thresholdMs === null ? null : countedAboveMs(objective.thresholdMs),
    rules: BURN_RULES.map((rule) => {
      const past = rule === "ticket" ? { ...long, cells: hours, cellMinutes: 60 } : { ...short, cells: minutes, cellMinutes: CELL_MINUTES };
      const rung = backTest(past, rule, objective.target);
      const lastedMs = rung.reduce((sum, { startedAt, endedAt }) => sum + (endedAt ?? to).getTime() - startedAt.getTime(), 0);
      return { rule, times: rung.length, lastedMs, days: rule === "ticket" ? PAST_DAYS : kept };
    }),
  };
}

const span = (to: Date, days: number) => ({ from: new Date(to.getTime() - days * DAY_MS), to });
