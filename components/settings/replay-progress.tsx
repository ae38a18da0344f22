import type { ReactNode } from "react";
import type { ReplayLine } from "@/lib/views/settings/replay-line";
import styles from "./connection.module.css";

/** How far the reading of what was sent before has come. */
export function ReplayProgress({ replay: { state, words, share } }: { readonly replay: ReplayLine }): ReactNode {
  const isOpen = state === "queued" || state === "running";
  return (
    <div role="status" className={styles.quiet}>
      {words}
      {isOpen && <progress className={styles.progress} aria-label="Reading again" {...(share === null ? {} : { value: share, max: 1 })} />}
    </div>
  );
}
