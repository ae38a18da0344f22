"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { UNSENT } from "@/lib/domain/refusal";
import type { MakeSecret } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly connection: string; readonly system: string; readonly action: MakeSecret };

/** Takes over a secret that the other system made. It is never shown again, neither here nor there. */
export function PasteSecret({ connection, system, action }: Props): ReactNode {
  const [state, send, sending] = useActionState(action, UNSENT);
  const refusal = "refusal" in state ? state.refusal : null;
  return (
    <form action={send} className={styles.form}>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
      <input type="hidden" name="connection" value={connection} />
      <Input
        label={`Secret that ${system} shows`}
        hint="At least 16 characters. The one before holds for seven days more, or until you end it."
        name="secret"
        type="password"
        error={refusal?.fields["secret"]}
        autoComplete="off"
        required
      />
      <div className={styles.row}>
        <Button type="submit" disabled={sending}>
          {sending ? "Storing" : "Store the secret"}
        </Button>
        <span role="status">{"secret" in state ? "Stored. Calls signed with it are taken from now on." : ""}</span>
      </div>
    </form>
  );
}
