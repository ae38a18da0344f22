import { Icon } from "@/components/ui/icon";
import type { ChangeWords } from "@/lib/charts/delivery/comparison";
import styles from "./comparison.module.css";

const ICON = { up: "arrow-up", down: "arrow-down", level: "equals" } as const;

/** How a figure compares with the period before: which way it went, by how much, and the word for it. */
export function Comparison({ change }: { readonly change: ChangeWords }) {
  return (
    <p className={styles.comparison} data-tone={change.tone}>
      <Icon name={ICON[change.way]} size={12} />
      {change.amount !== "" && <b>{change.amount}</b>} {change.word}
    </p>
  );
}
