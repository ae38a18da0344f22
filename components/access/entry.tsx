import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand-mark";
import styles from "./entry.module.css";

type Props = { readonly title: string; readonly sentence: ReactNode; readonly children: ReactNode };

/** A page before one is signed in: mark, title, one sentence, and one thing to do. */
export function Entry({ title, sentence, children }: Props): ReactNode {
  return (
    <main className={styles.entry} id="main">
      <BrandMark />
      <div className={styles.head}>
        <h1>{title}</h1>
        <p className={styles.sentence}>{sentence}</p>
      </div>
      {children}
    </main>
  );
}
