"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/form/checkbox";
import { ChoiceGroup } from "@/components/ui/form/choice-group";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { SCOPE_WORDS } from "./scope-words";
import type { CreateToken } from "./settings-action";
import styles from "./settings-frame.module.css";
import { ShownOnce } from "./shown-once";

const ENDS = [
  { value: "30", label: "After 30 days" },
  { value: "90", label: "After 90 days" },
  { value: "365", label: "After a year" },
  { value: "never", label: "Never" },
] as const;

type Props = { readonly action: CreateToken };

/** Makes a token; afterwards the same box shows it, once, and can be cleared for another. */
export function NewTokenForm({ action }: Props): ReactNode {
  const [round, setRound] = useState(0);
  return <OneToken key={round} action={action} onDone={() => setRound(round + 1)} />;
}

function OneToken({ action, onDone }: Props & { readonly onDone: () => void }): ReactNode {
  const [state, send, sending] = useActionState(action, UNSENT);
  if ("token" in state)
    return (
      <ShownOnce title={`Token “${state.name}”`} label="Token" text={state.token} done="Make another" onDone={onDone}>
        Copy it now: it is not stored in readable form and cannot be shown again.
      </ShownOnce>
    );
  return (
    <form action={send} className={styles.form}>
      <h2>New token</h2>
      <TokenFields state={state} />
      <div className={styles.row}>
        <Button tone="primary" type="submit" disabled={sending}>
          {sending ? "Making it" : "Make the token"}
        </Button>
      </div>
    </form>
  );
}

function TokenFields({ state: { refusal, typed } }: { readonly state: RefusedForm }): ReactNode {
  const wrong = refusal?.fields ?? {};
  return (
    <>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
      <Input
        label="Name"
        hint="Who will use it, such as “checkout pipeline”."
        name="name"
        defaultValue={typed["name"]}
        error={wrong["name"]}
        maxLength={80}
        required
      />
      <ChoiceGroup legend="It may" error={wrong["scopes"]}>
        {Object.entries(SCOPE_WORDS).map(([scope, { short, hint }]) => (
          <Checkbox key={scope} name="scopes" value={scope} label={short} hint={hint} />
        ))}
      </ChoiceGroup>
      <Input
        label="Only these services"
        hint="Names with commas between them; empty means all."
        name="services"
        defaultValue={typed["services"]}
        error={wrong["services"]}
      />
      <Input
        label="Only these environments"
        hint="Such as production; empty means all."
        name="environments"
        defaultValue={typed["environments"]}
        error={wrong["environments"]}
      />
      <Select label="It ends" name="expiresInDays" options={ENDS} defaultValue="365" error={wrong["expiresInDays"]} />
    </>
  );
}
