import type { ReactNode } from "react";
import styles from "./form-menu.module.css";
import type { IconName } from "./icon";
import { Menu } from "./menu";

type Props = {
  readonly icon?: IconName;
  readonly summary: ReactNode;
  /** The address that the view keeps: what its fields do not ask for goes along, unseen. */
  readonly keeps: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** What needs more than a choice among few: a plain form, so that the choice lives in the address and works without scripts. */
export function FormMenu({ icon, summary, keeps, wide, children }: Props): ReactNode {
  const { pathname, searchParams } = new URL(keeps, "http://wake");
  return (
    <Menu icon={icon} summary={summary}>
      <form action={pathname} className={styles.form} data-wide={wide || undefined}>
        {[...searchParams].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
      </form>
    </Menu>
  );
}
