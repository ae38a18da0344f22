import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import styles from "./field.module.css";

export type FieldText = {
  readonly label: ReactNode;
  /** What to write, or what it is for; always visible. */
  readonly hint?: ReactNode;
  /** What is wrong and how to put it right. */
  readonly error?: string | undefined;
};

type Props = FieldText & { readonly id: string; readonly children: ReactNode };

/** A control with its label above, and hint and error below. The control refers to them by `describedBy(id, …)`. */
export function Field({ id, label, hint, error, children }: Props): ReactNode {
  return (
    <div className={styles.field} data-wrong={error !== undefined || undefined}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className={styles.error} id={`${id}-error`}>
          <Icon name="stop" />
          {error}
        </p>
      )}
    </div>
  );
}
