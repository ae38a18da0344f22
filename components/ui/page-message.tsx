import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";
import styles from "./page-message.module.css";

type Props = {
  readonly icon: IconName;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
};

/** A page that has nothing but this to say: not found, not allowed, failed. */
export function PageMessage({ icon, title, children, actions }: Props): ReactNode {
  return (
    <div className={styles.message}>
      <Icon name={icon} size={24} />
      <h1>{title}</h1>
      <div className={styles.text}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
