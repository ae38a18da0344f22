import type { ReactNode } from "react";
import styles from "./search-form.module.css";

type Props = {
  /** The page's address in its present state, without the words and on its first page: they stay as they are when somebody searches. */
  readonly href: string;
  /** What can be found: `service or version`. */
  readonly what: string;
  readonly value: string | null;
};

/** Finds something in a list by words; a plain form, so that they stand in the address. */
export function SearchForm({ href, what, value }: Props): ReactNode {
  const { pathname, searchParams, hash } = new URL(href, "http://wake");
  return (
    <form action={`${pathname}${hash}`} className={styles.search}>
      {[...searchParams].map(([name, kept]) => (
        <input key={name} type="hidden" name={name} value={kept} />
      ))}
      <input
        key={value}
        type="search"
        name="q"
        defaultValue={value ?? ""}
        placeholder={`${what.charAt(0).toUpperCase()}${what.slice(1)}`}
        aria-label={`Find by ${what}`}
      />
    </form>
  );
}
