"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { UNSENT } from "@/lib/domain/refusal";
import { ROLE_OPTIONS } from "./role-options";
import type { MakeLink } from "./settings-action";
import styles from "./settings-frame.module.css";
import { ShownOnce } from "./shown-once";

type Props = { readonly action: MakeLink };

/** Adds a person; afterwards the same box shows the link to send them, once. */
export function NewPersonForm({ action }: Props): ReactNode {
  const [round, setRound] = useState(0);
  return <OnePerson key={round} action={action} onDone={() => setRound(round + 1)} />;
}

function OnePerson({ action, onDone }: Props & { readonly onDone: () => void }): ReactNode {
  const [state, send, sending] = useActionState(action, UNSENT);
  if ("link" in state)
    return (
      <ShownOnce title={`${state.name} is added`} label="One-time link" text={state.link} done="Add another" onDone={onDone}>
        Send this link in private: with it they choose a password. It works once, for a day. People who sign in through a provider do not
        need it.
      </ShownOnce>
    );
  const { refusal, typed } = state;
  const wrong = refusal?.fields ?? {};
  return (
    <form action={send} className={styles.form}>
      <h2>Add a person</h2>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
      <Input label="Name" name="name" defaultValue={typed["name"]} error={wrong["name"]} maxLength={80} autoComplete="off" required />
      <Input label="E-mail" name="email" type="email" defaultValue={typed["email"]} error={wrong["email"]} autoComplete="off" required />
      <Select
        key={typed["role"]}
        label="Role"
        name="role"
        options={ROLE_OPTIONS}
        defaultValue={typed["role"] ?? "viewer"}
        error={wrong["role"]}
      />
      <div className={styles.row}>
        <Button tone="primary" type="submit" disabled={sending}>
          {sending ? "Adding" : "Add and make a link"}
        </Button>
      </div>
    </form>
  );
}
