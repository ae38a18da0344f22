"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useId } from "react";
import styles from "./drawer.module.css";
import { Icon } from "./icon";
import { useModal } from "./use-modal";

type Props = {
  readonly title: ReactNode;
  /** Above the title: what it is about, and for when. */
  readonly note?: ReactNode;
  /** The page without the drawer. */
  readonly closeHref: string;
  readonly children: ReactNode;
};

/**
 * Explains something of the page beside it; the page stays visible. Whether it is open is in the address: render it when it is.
 * Escape, the cross and a press beside it go to `closeHref`.
 */
export function Drawer({ title, note, closeHref, children }: Props): ReactNode {
  const router = useRouter();
  const ref = useModal(() => router.push(closeHref, { scroll: false }));
  const headingId = useId();
  return (
    <dialog ref={ref} open className={styles.drawer} aria-labelledby={headingId}>
      <div className={styles.box}>
        <header className={styles.head}>
          <div>
            {note !== undefined && <p className={styles.note}>{note}</p>}
            <h2 id={headingId}>{title}</h2>
          </div>
          <Link href={closeHref} scroll={false} className={styles.close} aria-label="Close">
            <Icon name="close" size={16} />
          </Link>
        </header>
        {children}
      </div>
    </dialog>
  );
}
