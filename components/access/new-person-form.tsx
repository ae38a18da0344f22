"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { UNSENT } from "@/lib/domain/refusal";
import styles from "./entry.module.css";
import type { FormAction } from "./form-action";
import { PasswordInput } from "./password-input";

type Props = {
  readonly action: FormAction;
  /** The secret of the one-time link. */
  readonly secret: string;
  /** Who the link is for; null for the first admin, who says so. */
  readonly person: { readonly email: string } | null;
};

/** Makes the first admin, or lets an invited person choose a password. */
export function NewPersonForm({ action, secret, person }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  const wrong = refusal?.fields ?? {};
  return (
    <form action={send} className={styles.form}>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
      <input type="hidden" name="secret" value={secret} />
      {person === null && (
        <Input label="Name" name="name" autoComplete="name" defaultValue={typed["name"]} error={wrong["name"]} maxLength={80} required />
      )}
      <Input
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={person?.email ?? typed["email"]}
        readOnly={person !== null}
        error={wrong["email"]}
        required
      />
      <PasswordInput
        label="Password"
        kind="new"
        hint="At least 12 characters. A few unrelated words work well."
        error={wrong["password"]}
      />
      <Button tone="primary" type="submit" disabled={sending}>
        {sending ? "Saving" : person === null ? "Create the admin and sign in" : "Save and sign in"}
      </Button>
    </form>
  );
}
