import type { ReactNode } from "react";
import styles from "./brand-mark.module.css";

/** The mark of Wake, a point and what it leaves behind, with the name beside it. */
export function BrandMark(): ReactNode {
  return (
    <span className={styles.brand}>
      <svg className={styles.mark} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <circle cx="3.5" cy="10" r="2" />
        <path d="M7.75 7.75C11.75 7 15 5.25 17.75 2.75M7.75 12.25c4 .75 7.25 2.5 10 5M8.5 10h9.25" />
      </svg>
      Wake
    </span>
  );
}
