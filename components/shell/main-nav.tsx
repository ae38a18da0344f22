"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import styles from "./main-nav.module.css";
import { isWithin, type NavItem } from "./nav-item";

type Props = {
  readonly items: readonly NavItem[];
  /** `bar`: in the top bar, hidden on a phone. `list`: one under the other in the phone's menu. */
  readonly layout: "bar" | "list";
};

/** The links to the pages of Wake; the one that is open is marked. */
export function MainNav({ items, layout }: Props): ReactNode {
  const path = usePathname();
  return (
    <nav className={styles.nav} data-layout={layout} aria-label="Main">
      {items.map((item) => (
        <Link key={item.href} href={item.href} className={styles.item} aria-current={isWithin(path, item.href) ? "page" : undefined}>
          {item.label}
        </Link>
      ))}
    </nav>
  );
}
