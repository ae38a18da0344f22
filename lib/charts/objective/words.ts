import type { BurnRule, Objective } from "@/lib/domain/objective";
import { formatDuration, formatNumber, formatShare } from "../format";

const DAY_MS = 86_400_000;

/** A target in percent with the digits that it needs: `99.95 %`. */
const formatTarget = (target: number): string => `${formatNumber(target * 100, 3)}\u202f%`;

/** What is promised, in one sentence without its full stop. */
export function promiseWords({
  kind,
  target,
  thresholdMs,
  windowDays,
  operations,
}: Omit<Objective, "id" | "service" | "environment" | "name">): string {
  const of = operations.length === 0 ? "requests" : `requests of ${listed(operations)}`;
  const good = kind === "latency" && thresholdMs !== null ? `are answered within ${formatNumber(thresholdMs)}\u202fms` : "succeed";
  return `${formatTarget(target)} of ${of} ${good}, over ${windowDays} days`;
}

function listed(operations: readonly string[]): string {
  const [first = "", ...rest] = operations;
  return rest.length === 0 ? first : `${first} and ${rest.length} more`;
}

/** How much of a budget is left: `62 %`; below zero it is overspent by as much. */
export const budgetWords = (left: number): string => formatShare(left);

/** How long a budget lasts at the pace of the last six hours. `days` is null when nothing burns. */
export function runwayWords(days: number | null): string {
  if (days === null) return "Nothing has burnt in the last six hours.";
  if (days <= 0) return "It is spent.";
  return days > 365
    ? "It lasts for more than a year at the pace of the last six hours."
    : `It lasts for ${formatDuration(wholeHours(days))} at the pace of the last six hours.`;
}

/** Hours are as fine as a pace of six of them can say. */
const wholeHours = (days: number): number => Math.max(1, Math.round(days * 24)) * (DAY_MS / 24);

export const RULE_WORD: Readonly<Record<BurnRule, string>> = { fast: "Fast burn", slow: "Slow burn", ticket: "Steady burn" };
