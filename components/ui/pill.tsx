import type { ReactNode } from "react";
import styles from "./pill.module.css";

/** A neutral label in a page head, such as a severity or a role. Judgements are `VerdictMark`s. */
export function Pill({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles.pill}>{children}</span>;
}
