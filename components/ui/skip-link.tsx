import type { ReactNode } from "react";
import styles from "./skip-link.module.css";

/** First stop of the Tab key: jumps over the navigation to the element with id `target`. */
export function SkipLink({ target, children }: { readonly target: string; readonly children: ReactNode }): ReactNode {
  return (
    <a className={styles.skip} href={`#${target}`}>
      {children}
    </a>
  );
}
