import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import styles from "./form-error.module.css";

type Props = { readonly message: string; readonly fix?: string | undefined };

/** Why a form was not accepted, above its fields; read out as soon as it appears. */
export function FormError({ message, fix }: Props): ReactNode {
  return (
    <div className={styles.box} role="alert">
      <Icon name="stop" size={16} />
      <p>
        <b>{message}</b> {fix}
      </p>
    </div>
  );
}
