import Link from "next/link";
import styles from "./active-filters.module.css";
import { Icon } from "./icon";
import { VisuallyHidden } from "./visually-hidden";

type Props = {
  /** What narrows a list, in words, and the list without it. */
  readonly filters: readonly { readonly words: string; readonly href: string }[];
  /** The list without any of them, where there are several; null to offer no such thing. */
  readonly allHref: string | null;
};

/** What narrows a list; each goes when it is pressed. Nothing where nothing does. */
export function ActiveFilters({ filters, allHref }: Props) {
  if (filters.length === 0) return null;
  return (
    <ul className={styles.filters} aria-label="Filters">
      {filters.map(({ words, href }) => (
        <li key={words}>
          <Link href={href} scroll={false}>
            <VisuallyHidden>Remove </VisuallyHidden>
            {words}
            <Icon name="close" size={10} />
          </Link>
        </li>
      ))}
      {allHref !== null && filters.length > 1 && (
        <li>
          <Link href={allHref} scroll={false}>
            Remove all
          </Link>
        </li>
      )}
    </ul>
  );
}
