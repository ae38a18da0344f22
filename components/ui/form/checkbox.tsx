import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./checkbox.module.css";

type Props = Omit<ComponentProps<"input">, "id" | "className"> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** `radio`: one of the controls that share a `name`. */
  readonly type?: "checkbox" | "radio";
};

/** A choice to tick, with its label beside it; the whole line can be pressed. */
export function Checkbox({ label, hint, type = "checkbox", ...rest }: Props): ReactNode {
  const id = useId();
  return (
    <div className={styles.choice}>
      <input {...rest} id={id} type={type} className={styles.box} aria-describedby={hint === undefined ? undefined : `${id}-hint`} />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
