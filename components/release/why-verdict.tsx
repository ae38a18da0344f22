import { FactList } from "@/components/ui/fact-list";
import { formatShare } from "@/lib/charts/format";
import type { ReleaseModel } from "@/lib/views/release/release";
import styles from "./verdict-panel.module.css";

/** Everything that a verdict's confidence is made of, in words; how often the judge is wrong here stands without being asked for. */
export function WhyVerdict({ model: { sure, budget, source } }: { model: ReleaseModel }) {
  if (sure === null) return null;
  const wrong = sure.lines.find(({ term }) => term === "False alarms");
  const facts = sure.lines.filter((line) => line !== wrong).map(({ term, text }) => ({ term, value: text }));
  const promises = budget.map(({ name, windowDays, spent, reason }) => ({
    term: `Budget of ${name}`,
    value: spent === null ? (reason ?? "Not known.") : `${formatShare(spent)} of ${windowDays} days was spent in its first day.`,
  }));
  const fineness = source === "spans" ? [{ term: "Latency", value: "Quantiles are within 4.4 %." }] : [];
  return (
    <div className={styles.note}>
      {wrong !== undefined && <p>{wrong.text}</p>}
      <details className={styles.why}>
        <summary>Why this verdict?</summary>
        <FactList facts={[...facts, ...promises, ...fineness]} />
      </details>
    </div>
  );
}
