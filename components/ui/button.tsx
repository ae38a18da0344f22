import type { ComponentProps, ReactNode } from "react";
import styles from "./button.module.css";
import { Icon, type IconName } from "./icon";

export type ButtonTone = "default" | "primary" | "quiet" | "danger";

type Props = ComponentProps<"button"> & {
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
  /** Icon after the label. */
  readonly after?: IconName;
};

/** A control that does something; its label is a verb. Inside a form it submits only with `type="submit"`. */
export function Button({ tone = "default", icon, after, type = "button", className, children, ...rest }: Props): ReactNode {
  return (
    <button {...rest} type={type} className={className === undefined ? styles.button : `${styles.button} ${className}`} data-tone={tone}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
      {after !== undefined && <Icon name={after} />}
    </button>
  );
}
