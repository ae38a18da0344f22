"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form/form-error";
import { UNSENT } from "@/lib/domain/refusal";
import styles from "./decide.module.css";
import type { DecideAction } from "./decide-action";

type Props = {
  /** The words on the button that opens the question. */
  readonly trigger: string;
  readonly title: string;
  /** What will follow. */
  readonly children: ReactNode;
  /** What else is asked. */
  readonly choice?: ReactNode;
  readonly confirm: string;
  readonly action: DecideAction;
  /** What the decision is about. */
  readonly fields: Readonly<Record<string, string>>;
};

/** A decision on a deployment, asked about first. What it was asked of goes when it was taken, and the question with it. */
export function DecideForm({ trigger, title, children, choice, confirm, action, fields }: Props): ReactNode {
  const [{ refusal }, send, sending] = useActionState(action, UNSENT);
  const form = (
    <form action={send} className={styles.form}>
      {choice}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className={styles.row}>
        <Button tone="primary" type="submit" disabled={sending}>
          {confirm}
        </Button>
      </div>
    </form>
  );
  return (
    <div className={styles.asking}>
      <Dialog trigger={trigger} tone="quiet" title={title} action={choice === undefined ? form : undefined}>
        {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
        <p>{children}</p>
        {choice !== undefined && form}
      </Dialog>
    </div>
  );
}
