import { type ReactNode, useId } from "react";
import styles from "./panel.module.css";

type Props = {
  readonly title: ReactNode;
  /** A figure or a control at the end of the title line. */
  readonly tools?: ReactNode;
  /** Height of the body in px, kept in every state, so that nothing on the page jumps. */
  readonly height?: number;
  /** While data is on its way. */
  readonly busy?: boolean;
  readonly children: ReactNode;
};

/**
 * The frame around one chart or list. Title and size are the same whether it is loading, empty, broken, not allowed or full;
 * what changes is the body: `PanelLoading`, `PanelMessage`, or the content with a `PanelCaption` under it.
 */
export function Panel({ title, tools, height = 168, busy = false, children }: Props): ReactNode {
  const headingId = useId();
  return (
    <article className={styles.panel} aria-labelledby={headingId} aria-busy={busy || undefined}>
      <div className={styles.head}>
        <h3 id={headingId}>{title}</h3>
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </div>
      <div className={styles.body} style={{ minHeight: height }}>
        {children}
      </div>
    </article>
  );
}
