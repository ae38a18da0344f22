"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { type RefusedForm, UNSENT } from "@/lib/domain/refusal";
import { DEFAULT_TOPICS } from "@/lib/domain/story";
import { ReceiverFields } from "./receiver-fields";
import type { AddReceiver, MadeReceiver } from "./settings-action";
import styles from "./settings-frame.module.css";
import { ShownOnce } from "./shown-once";

const KINDS = [
  { value: "slack", label: "A Slack channel" },
  { value: "webhook", label: "A signed webhook" },
] as const;

type Props = { readonly action: AddReceiver };

/** Adds a receiver; afterwards the same box shows its secret, once, and can be cleared for another. */
export function NewReceiverForm({ action }: Props): ReactNode {
  const [round, setRound] = useState(0);
  return <OneReceiver key={round} action={action} onDone={() => setRound(round + 1)} />;
}

function OneReceiver({ action, onDone }: Props & { readonly onDone: () => void }): ReactNode {
  const [state, send, sending] = useActionState(action, UNSENT);
  if ("secret" in state) return <Added made={state} onDone={onDone} />;
  const { refusal } = state;
  return (
    <form action={send} className={styles.form}>
      <h2>New receiver</h2>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
      <AddressFields state={state} />
      <ReceiverFields state={state} topics={DEFAULT_TOPICS} />
      <div className={styles.row}>
        <Button tone="primary" type="submit" disabled={sending}>
          {sending ? "Adding it" : "Add the receiver"}
        </Button>
      </div>
    </form>
  );
}

function AddressFields({ state: { refusal, typed } }: { readonly state: RefusedForm }): ReactNode {
  const wrong = refusal?.fields ?? {};
  return (
    <>
      <Input
        label="Name"
        hint="Who reads it, such as “payments channel”."
        name="name"
        defaultValue={typed["name"]}
        error={wrong["name"]}
        maxLength={80}
        autoComplete="off"
        required
      />
      <Select key={typed["kind"]} label="It is" name="kind" options={KINDS} defaultValue={typed["kind"] ?? "slack"} error={wrong["kind"]} />
      <Input
        label="Address"
        hint="Slack: that of an incoming webhook. It is stored sealed and not shown again."
        name="url"
        type="url"
        placeholder="https://"
        defaultValue={typed["url"]}
        error={wrong["url"]}
        maxLength={2000}
        autoComplete="off"
        required
      />
    </>
  );
}

function Added({ made: { name, secret }, onDone }: { readonly made: MadeReceiver; readonly onDone: () => void }): ReactNode {
  if (secret !== null)
    return (
      <ShownOnce title={`Secret of “${name}”`} label="Signing secret" text={secret} done="Add another" onDone={onDone}>
        Copy it now, and check the signatures of what arrives with it, as Standard Webhooks describes. It cannot be shown again.
      </ShownOnce>
    );
  return (
    <div className={styles.form}>
      <h2>“{name}” is told from now on</h2>
      <p className={styles.note}>Send it a test message to see it arrive.</p>
      <div className={styles.row}>
        <Button onClick={onDone}>Add another</Button>
      </div>
    </div>
  );
}
