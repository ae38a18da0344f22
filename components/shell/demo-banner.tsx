import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import styles from "./demo-banner.module.css";

type Props = {
  /** What is invented, in one sentence. */
  readonly children: ReactNode;
  /** The form that removes it, for those who may. */
  readonly action?: ReactNode;
};

/** Says on every page that its data is invented, so that nobody takes it for their own. */
export function DemoBanner({ children, action }: Props): ReactNode {
  return (
    <aside className={styles.banner} aria-label="Demo data">
      <Icon name="info" />
      <p>
        <b>Demo data.</b> {children}
      </p>
      {action}
    </aside>
  );
}
