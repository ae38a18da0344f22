import Link from "next/link";
import { Spark } from "@/components/charts/spark";
import type { LedgerEntry } from "@/lib/views/overview/ledger";
import styles from "./ledger.module.css";

/** The figures of the overview as one ruled row; each opens the rows it was counted from. */
export function Ledger({ entries }: { entries: readonly LedgerEntry[] }) {
  return (
    <div className={styles.ledger}>
      {entries.map((entry) => (
        <section key={entry.name} className={styles.entry}>
          <h3>{entry.name}</h3>
          <p className={styles.value}>
            <b>{entry.value ?? "–"}</b> <span>{entry.value === null ? "" : entry.unit}</span>
          </p>
          {entry.spark !== null && (
            <div className={styles.spark}>
              <Spark spark={entry.spark} />
            </div>
          )}
          <p className={styles.sentence}>{entry.sentence}</p>
          <Link className={styles.rows} href={entry.rowsHref}>
            Show the releases<span className={styles.of}> behind “{entry.name}”</span>
          </Link>
        </section>
      ))}
    </div>
  );
}
