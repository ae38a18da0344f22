"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { UNSENT } from "@/lib/domain/refusal";
import type { System } from "@/lib/domain/system";
import styles from "./connect-form.module.css";
import { ConnectedNow } from "./connected-now";
import type { ConnectSystem, MakeSecret } from "./settings-action";

type Props = { readonly system: System; readonly actions: { readonly connect: ConnectSystem; readonly renewSecret: MakeSecret } };

/** Connects a system: its name first, then exactly what to do there. */
export function ConnectForm({ system, actions }: Props): ReactNode {
  const [state, send, sending] = useActionState(actions.connect, UNSENT);
  if ("steps" in state) return <ConnectedNow made={state} system={system} renewSecret={actions.renewSecret} />;
  const { refusal, typed } = state;
  return (
    <form action={send} className={styles.form}>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
      <input type="hidden" name="source" value={system.source} />
      <Input
        label="Name"
        hint="What you call it here. It becomes part of the address that the system calls."
        name="name"
        defaultValue={typed["name"] ?? system.label}
        error={refusal?.fields["name"]}
        maxLength={80}
        autoComplete="off"
        required
      />
      <div>
        <Button tone="primary" type="submit" disabled={sending}>
          {sending ? "Connecting" : "Show me what to do"}
        </Button>
      </div>
    </form>
  );
}
