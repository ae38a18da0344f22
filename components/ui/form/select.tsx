import { type ComponentProps, type ReactNode, useId } from "react";
import { Icon } from "@/components/ui/icon";
import { describedBy } from "./described-by";
import { Field, type FieldText } from "./field";
import styles from "./field.module.css";

type Option = { readonly value: string; readonly label: string };

type Props = FieldText & Omit<ComponentProps<"select">, "id" | "className" | "children"> & { readonly options: readonly Option[] };

/** One of several values, by the native control. */
export function Select({ label, hint, error, options, ...rest }: Props): ReactNode {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <span className={styles.select}>
        <select {...rest} {...describedBy(id, { hint, error })} className={styles.control}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
    </Field>
  );
}
