import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./tab-links.module.css";

type Tab = { readonly label: string; readonly href: string; readonly current: boolean };

type Props = { readonly label: string; readonly tabs: readonly Tab[] };

/** Parts of one page, side by side. Each is a link, so that any part can be sent to somebody. */
export function TabLinks({ label, tabs }: Props): ReactNode {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} scroll={false} className={styles.tab} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
