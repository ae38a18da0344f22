import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import styles from "./panel-message.module.css";

/** Why there is nothing to draw. */
export type Nothing = "never" | "not-in-range" | "failed" | "forbidden" | "expired";

const ICON: Readonly<Record<Nothing, IconName>> = {
  never: "bolt",
  "not-in-range": "calendar",
  failed: "stop",
  forbidden: "lock",
  expired: "clock",
};

type Props = {
  readonly because: Nothing;
  readonly title: string;
  /** What happened and what to do. Forbidden and expired name who can help, and leak nothing. */
  readonly children: ReactNode;
  /** Buttons and links, the most useful first. */
  readonly actions?: ReactNode;
};

/** The body of a panel, or of a whole section, that has nothing to show: what it is, then the way out. */
export function PanelMessage({ because, title, children, actions }: Props): ReactNode {
  return (
    <div className={styles.message}>
      <Icon name={ICON[because]} size={18} />
      <div>
        <p className={styles.title}>{title}</p>
        <div className={styles.text}>{children}</div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
