import type { ReactNode } from "react";
import { formatCount, formatDuration, formatMs, formatPlural } from "@/lib/charts/format";
import { budgetWords, RULE_WORD } from "@/lib/charts/objective/words";
import type { TriedOut } from "@/lib/services/objective/try-out";
import styles from "./objective.module.css";

/** What an objective would have done in the last 28 days. */
export function ObjectiveTried({ tried: { requests, bad, budgetLeft, aboveMs, rules } }: { readonly tried: TriedOut }): ReactNode {
  return (
    <div className={styles.tried} role="status">
      <h3>On the last 28 days</h3>
      {budgetLeft === null ? (
        <p>No request of it came, so nothing can be tried.</p>
      ) : (
        <>
          <p>
            {formatCount(bad)} of {formatPlural(requests, "request")} would have broken it. Budget left: {budgetWords(budgetLeft)}.
            {aboveMs !== null && ` Slow is counted from ${formatMs(aboveMs)} on.`}
          </p>
          <ul>
            {rules.map((rule) => (
              <li key={rule.rule}>{rungWords(rule)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function rungWords({ rule, times, lastedMs, days }: TriedOut["rules"][number]): string {
  const tried = `in ${formatPlural(days, "day")}`;
  if (times === 0) return `${RULE_WORD[rule]}: would not have rung ${tried}.`;
  return `${RULE_WORD[rule]}: would have rung ${times === 1 ? "once" : `${formatCount(times)} times`} ${tried}, ${formatDuration(lastedMs)} in all.`;
}
