import type { ReactNode } from "react";
import styles from "./source-address.module.css";

/** The path that was called. Anybody can call a long one, which must not widen the page. */
export function SourceAddress({ endpoint }: { readonly endpoint: string }): ReactNode {
  return <code className={styles.address}>{endpoint}</code>;
}
