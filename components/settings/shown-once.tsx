"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Snippet } from "@/components/ui/snippet";
import styles from "./settings-frame.module.css";

type Props = {
  readonly title: string;
  /** What the text is. */
  readonly label: string;
  readonly text: string;
  /** Why it must be copied now. */
  readonly children: ReactNode;
  /** The verb that clears it. */
  readonly done: string;
  readonly onDone: () => void;
};

/** A secret that is shown this once. The focus comes here, so that it is also heard. */
export function ShownOnce({ title, label, text, children, done, onDone }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.form}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p className={styles.note}>{children}</p>
      <Snippet code={text} title={label} />
      <div className={styles.row}>
        <Button onClick={onDone}>{done}</Button>
      </div>
    </div>
  );
}
