import { type ReactNode, useId } from "react";
import styles from "./section.module.css";

type Props = {
  readonly title: ReactNode;
  /** A few words after the title. */
  readonly note?: ReactNode;
  /** Controls at the end of the head line. */
  readonly tools?: ReactNode;
  /** Anchor for links to this section. */
  readonly id?: string;
  /** Without the hairline, for a section in a column of its own. */
  readonly plain?: boolean;
  readonly children: ReactNode;
};

/** A part of a page under its own h2, separated by a hairline and space. */
export function Section({ title, note, tools, id, plain = false, children }: Props): ReactNode {
  const headingId = useId();
  return (
    <section className={styles.section} id={id} aria-labelledby={headingId} data-plain={plain || undefined}>
      <div className={styles.head}>
        <h2 id={headingId}>{title}</h2>
        {note !== undefined && <p className={styles.note}>{note}</p>}
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </div>
      {children}
    </section>
  );
}
