"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { UNSENT } from "@/lib/domain/refusal";
import styles from "./new-team-form.module.css";
import type { SettingsAction } from "./settings-action";

/** Makes a team by its name. */
export function NewTeamForm({ action }: { readonly action: SettingsAction }): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  return (
    <form action={send} className={styles.form}>
      <Input
        label={<VisuallyHidden>Name of a new team</VisuallyHidden>}
        name="name"
        placeholder="New team"
        defaultValue={typed["name"]}
        error={refusal?.fields["name"]}
        maxLength={200}
        autoComplete="off"
        required
      />
      <Button type="submit" disabled={sending}>
        Add the team
      </Button>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
    </form>
  );
}
