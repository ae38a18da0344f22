import type { ReactNode } from "react";
import { Disclosure } from "./disclosure";
import { Icon, type IconName } from "./icon";
import styles from "./menu.module.css";

type Props = { readonly icon?: IconName | undefined; readonly summary: ReactNode; readonly children: ReactNode };

/** A control that opens what lies behind it, links or a form, over the page. */
export function Menu({ icon, summary, children }: Props): ReactNode {
  return (
    <Disclosure
      className={styles.menu}
      summaryClassName={styles.summary}
      summary={
        <>
          {icon !== undefined && <Icon name={icon} />}
          {summary}
          <Icon name="chevron-down" />
        </>
      }
    >
      {children}
    </Disclosure>
  );
}
