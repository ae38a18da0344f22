import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";
import styles from "./snippet.module.css";

type Props = {
  /** What is copied, and shown unless `children` shows it with emphasis. */
  readonly code: string;
  /** Where it belongs, such as a path or “Shell”. */
  readonly title?: string;
  /** The same text with marked parts. */
  readonly children?: ReactNode;
};

/** Text to paste elsewhere. Long lines wrap, so that nothing hides behind a scroll bar. */
export function Snippet({ code, title = "Shell", children }: Props): ReactNode {
  return (
    <figure className={styles.snippet}>
      <figcaption className={styles.head}>
        <span>{title}</span>
        <CopyButton text={code} />
      </figcaption>
      <pre className={styles.code}>
        <code>{children ?? code}</code>
      </pre>
    </figure>
  );
}
