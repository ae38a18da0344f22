"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { UNSENT } from "@/lib/domain/refusal";
import type { SettingsAction } from "./settings-action";

type Props = {
  readonly action: SettingsAction;
  /** What the action needs to know. */
  readonly fields: Readonly<Record<string, string>>;
  /** Name of the control, where the verb alone is not enough. */
  readonly label: string;
  /** The verb. */
  readonly children: ReactNode;
};

/** One button that changes something at once. */
export function ButtonForm({ action, fields, label, children }: Props): ReactNode {
  const [{ refusal }, send, sending] = useActionState(action, UNSENT);
  return (
    <form action={send}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button tone="quiet" type="submit" disabled={sending} aria-label={label}>
        {children}
      </Button>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
    </form>
  );
}
