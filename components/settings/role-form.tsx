"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Select } from "@/components/ui/form/select";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { ROLES, type Role } from "@/lib/domain/access";
import { UNSENT } from "@/lib/domain/refusal";
import { ROLE_OPTIONS } from "./role-options";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly id: string; readonly name: string; readonly role: Role; readonly action: SettingsAction };

/** A person's role; a button to save appears when another is chosen. */
export function RoleForm({ id, name, role, action }: Props): ReactNode {
  const [chosen, setChosen] = useState<Role>(role);
  const save: SettingsAction = async (before, form) => {
    const after = await action(before, form);
    if (after.refusal !== null) setChosen(role);
    return after;
  };
  const [{ refusal }, send, sending] = useActionState(save, UNSENT);
  return (
    <form action={send} className={`${styles.row} ${styles.inRow}`}>
      <input type="hidden" name="id" value={id} />
      <Select
        label={<VisuallyHidden>Role of {name}</VisuallyHidden>}
        name="role"
        options={ROLE_OPTIONS}
        value={chosen}
        onChange={(event) => setChosen(ROLES.find((one) => one === event.currentTarget.value) ?? role)}
      />
      {chosen !== role && (
        <Button type="submit" disabled={sending}>
          Save
        </Button>
      )}
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
    </form>
  );
}
