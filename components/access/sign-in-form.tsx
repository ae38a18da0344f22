"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { type Refusal, UNSENT } from "@/lib/domain/refusal";
import styles from "./entry.module.css";
import type { FormAction } from "./form-action";
import { PasswordInput } from "./password-input";

type Props = {
  readonly action: FormAction;
  readonly returnPath: string;
  /** Why the reader was sent back here, before this form was used. */
  readonly before: Pick<Refusal, "message" | "fix"> | null;
};

/** E-mail address and password. */
export function SignInForm({ action, returnPath, before }: Props): ReactNode {
  const [state, send, sending] = useActionState(action, UNSENT);
  const problem = state.refusal ?? before;
  return (
    <form action={send} className={styles.form}>
      {problem !== null && <FormError message={problem.message} fix={problem.fix ?? undefined} />}
      <input type="hidden" name="returnPath" value={returnPath} />
      <Input
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={state.typed["email"]}
        key={state.typed["email"]}
        required
      />
      <PasswordInput label="Password" kind="current" />
      <Button tone="primary" type="submit" disabled={sending}>
        {sending ? "Signing in" : "Sign in"}
      </Button>
    </form>
  );
}
