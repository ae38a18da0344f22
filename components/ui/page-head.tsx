import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./page-head.module.css";

type Props = {
  readonly title: ReactNode;
  /** Way back: the page above this one. */
  readonly crumb?: { readonly label: string; readonly href: string };
  /** Verdicts and labels beside the title. */
  readonly marks?: ReactNode;
  /** One sentence that could be read aloud in a meeting. */
  readonly sentence?: ReactNode;
  /** Facts in one line under the title, such as environment, time and author: a `<span>` each. */
  readonly facts?: ReactNode;
  readonly controls?: ReactNode;
};

/** The head of a page: title row with controls, then one sentence, then the ink rule that opens the content. */
export function PageHead({ title, crumb, marks, sentence, facts, controls }: Props): ReactNode {
  return (
    <header className={styles.head}>
      {crumb !== undefined && (
        <p className={styles.crumb}>
          <Link href={crumb.href}>{crumb.label}</Link> /
        </p>
      )}
      <div className={styles.row}>
        <div className={styles.title}>
          <h1>{title}</h1>
          {marks}
        </div>
        {controls !== undefined && <div className={styles.controls}>{controls}</div>}
      </div>
      {sentence !== undefined && <p className={styles.sentence}>{sentence}</p>}
      {facts !== undefined && <div className={styles.facts}>{facts}</div>}
    </header>
  );
}
