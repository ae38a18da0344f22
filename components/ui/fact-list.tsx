import type { ReactNode } from "react";
import styles from "./fact-list.module.css";

type Fact = { readonly term: string; readonly value: ReactNode; readonly note?: ReactNode };

type Props = {
  readonly facts: readonly Fact[];
  /** `rows`: one under the other with hairlines. `columns`: side by side, term above value. */
  readonly layout?: "rows" | "columns";
};

/** Names and values that belong together. */
export function FactList({ facts, layout = "rows" }: Props): ReactNode {
  return (
    <div className={styles.box}>
      <dl className={styles.list} data-layout={layout}>
        {facts.map((fact) => (
          <div key={fact.term} className={styles.fact}>
            <dt>{fact.term}</dt>
            <dd>
              {fact.value}
              {fact.note !== undefined && <span className={styles.note}>{fact.note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
