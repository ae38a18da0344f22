import type { ReactNode } from "react";
import { VerdictMark } from "@/components/ui/verdict-mark";
import styles from "./panel-caption.module.css";

type Props = {
  /** `streaming`: some parts are still on their way. `stale`: the picture ends before now. `insufficient`: too little to tell. */
  readonly state?: "streaming" | "stale" | "insufficient";
  /** The state in words, such as “Silent for 30 min”. */
  readonly word?: string;
  readonly children: ReactNode;
};

/** The sentence under a picture; in a doubtful state it opens with icon and word. */
export function PanelCaption({ state, word, children }: Props): ReactNode {
  return (
    <p className={styles.caption}>
      {state === "stale" && word !== undefined && (
        <VerdictMark icon="dots-struck" tone="warn" small>
          {word}
        </VerdictMark>
      )}
      {state === "insufficient" && word !== undefined && (
        <VerdictMark icon="ring-question" tone="none" small>
          {word}
        </VerdictMark>
      )}
      {word !== undefined && " "}
      {children}
    </p>
  );
}
