import { type ComponentProps, type ReactNode, useId } from "react";
import { describedBy } from "./described-by";
import { Field, type FieldText } from "./field";
import styles from "./field.module.css";

type Props = FieldText & Omit<ComponentProps<"textarea">, "id" | "className">;

/** Several lines of text with their label, hint and error. */
export function TextArea({ label, hint, error, rows = 3, ...rest }: Props): ReactNode {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea {...rest} {...describedBy(id, { hint, error })} rows={rows} className={`${styles.control} ${styles.area}`} />
    </Field>
  );
}
