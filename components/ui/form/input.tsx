import { type ComponentProps, type ReactNode, useId } from "react";
import { describedBy } from "./described-by";
import { Field, type FieldText } from "./field";
import styles from "./field.module.css";

type Props = FieldText & Omit<ComponentProps<"input">, "id" | "className" | "type"> & { readonly type?: TextType };
type TextType = "text" | "email" | "password" | "search" | "url" | "number" | "date";

/** One line of text with its label, hint and error. */
export function Input({ label, hint, error, type = "text", ...rest }: Props): ReactNode {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input {...rest} {...describedBy(id, { hint, error })} type={type} className={styles.control} />
    </Field>
  );
}
