"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";

/** The server action that takes a dismissal back, or says why not. */
export type RestoreAction = (before: RefusedForm, form: FormData) => Promise<RefusedForm>;

type Props = { readonly id: string; readonly name: string; readonly action: RestoreAction };

/** Says that what was dismissed is a change after all; its row goes when that was taken. */
export function RestoreForm({ id, name, action }: Props): ReactNode {
  const [{ refusal }, send, sending] = useActionState(action, UNSENT);
  return (
    <form action={send}>
      <input type="hidden" name="deployment" value={id} />
      <Button tone="quiet" type="submit" disabled={sending} aria-label={`${name} is a change`}>
        It is a change
      </Button>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
    </form>
  );
}
