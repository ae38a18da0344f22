import type { ReactNode } from "react";
import styles from "./choice-group.module.css";

type Props = { readonly legend: string; readonly hint?: string; readonly error?: string | undefined; readonly children: ReactNode };

/** Several checkboxes or radio buttons that answer one question. */
export function ChoiceGroup({ legend, hint, error, children }: Props): ReactNode {
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {children}
      {error !== undefined && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
