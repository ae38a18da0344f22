import Link from "next/link";
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";
import styles from "./link-menu.module.css";
import { Menu } from "./menu";
import { VisuallyHidden } from "./visually-hidden";

export type MenuOption = { readonly label: string; readonly href: string; readonly current: boolean; readonly note?: string };

type Props = {
  /** What is chosen here, such as “Team”; said before the current option. */
  readonly label: string;
  readonly options: readonly MenuOption[];
  /** What the closed menu shows; the current option's label when left out. */
  readonly value?: ReactNode;
  readonly icon?: IconName;
  /** Which edge of the control the open menu keeps to. */
  readonly align?: "start" | "end";
};

/** A choice of one among many. The options are links: the choice lives in the address and works without scripts. */
export function LinkMenu({ label, options, value, icon, align = "start" }: Props): ReactNode {
  const current = options.find((option) => option.current)?.label ?? label;
  return (
    <Menu
      icon={icon}
      summary={
        <>
          <VisuallyHidden>{`${label}: `}</VisuallyHidden>
          <span>{value ?? current}</span>
        </>
      }
    >
      <ul className={styles.options} data-align={align}>
        {options.map((option) => (
          <li key={option.href}>
            <Link href={option.href} scroll={false} className={styles.option} aria-current={option.current ? "true" : undefined}>
              <span>{option.label}</span>
              {option.note !== undefined && <small>{option.note}</small>}
              {option.current && <Icon name="check" />}
            </Link>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
