"use client";

import { type ReactNode, useActionState } from "react";
import { Button, type ButtonTone } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form/form-error";
import { UNSENT } from "@/lib/domain/refusal";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = {
  /** The verb that opens the question. */
  readonly trigger: string;
  readonly title: string;
  /** What will happen. */
  readonly children: ReactNode;
  /** The verb that does it. */
  readonly confirm: string;
  readonly tone?: ButtonTone;
  readonly action: SettingsAction;
  /** What the action needs to know. */
  readonly fields: Readonly<Record<string, string>>;
};

/** A change that is asked about first. */
export function ConfirmForm({ trigger, title, children, confirm, tone = "primary", action, fields }: Props): ReactNode {
  const [{ refusal }, send, sending] = useActionState(action, UNSENT);
  return (
    <div className={styles.asking}>
      <Dialog trigger={trigger} tone="quiet" title={title}>
        <p>{children}</p>
        <form action={send} className={styles.form}>
          {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className={styles.row}>
            <Button tone={tone} type="submit" disabled={sending}>
              {confirm}
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
