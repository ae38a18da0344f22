import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./segmented-links.module.css";

export type Segment = { readonly label: string; readonly href: string; readonly current: boolean; readonly title?: string };

type Props = {
  /** What is chosen here, for those who listen. */
  readonly label: string;
  readonly segments: readonly Segment[];
};

/** A choice of one among few. Each segment is a link: the choice lives in the address. */
export function SegmentedLinks({ label, segments }: Props): ReactNode {
  return (
    <nav className={styles.group} aria-label={label}>
      {segments.map((segment) => (
        <Link
          key={segment.href}
          href={segment.href}
          scroll={false}
          className={styles.segment}
          aria-current={segment.current ? "true" : undefined}
          title={segment.title}
        >
          {segment.label}
        </Link>
      ))}
    </nav>
  );
}
