import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";
import styles from "./verdict-mark.module.css";

export type MarkTone = "good" | "warn" | "bad" | "none" | "live";

type Props = {
  readonly icon: IconName;
  readonly tone: MarkTone;
  /** The word; colour and icon never stand alone. */
  readonly children: ReactNode;
  /** On a soft ground: page heads, drawers and reports only. */
  readonly pill?: boolean;
  /** In the size of a note instead of the text around it. */
  readonly small?: boolean;
};

/** A judgement: icon, word and tone, always all three. */
export function VerdictMark({ icon, tone, children, pill = false, small = false }: Props): ReactNode {
  return (
    <span className={styles.mark} data-tone={tone} data-pill={pill || undefined} data-small={small || undefined}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
