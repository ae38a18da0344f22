"use client";

import { type ReactNode, useActionState, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { TextArea } from "@/components/ui/form/text-area";
import { Icon } from "@/components/ui/icon";
import { UNSENT } from "@/lib/domain/refusal";
import type { Choice } from "@/lib/views/incident/choices";
import styles from "./confirm-panel.module.css";
import type { IncidentAction } from "./incident-action";

type Props = {
  readonly incident: string;
  /** The newest decision that is on the page. What was on it first is sent, so that one that came meanwhile is not decided over unseen. */
  readonly seen: string | null;
  readonly choices: readonly Choice[];
  /** The candidate that is chosen at first. */
  readonly wanted: string | null;
  readonly action: IncidentAction;
};

/** Names a cause, or rules one out, with a reason. A plain form: what each choice changes is on the page before it is sent. */
export function CauseForm({ incident, seen, choices, wanted, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  const [first] = useState(seen);
  const known = refusal === null ? (typed["seen"] ?? first) : seen;
  const chosen = typed["candidate"] ?? wanted;
  return (
    <form action={send} className={styles.form}>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
      <input type="hidden" name="incident" value={incident} />
      <input type="hidden" name="seen" value={known ?? ""} />
      <fieldset className={styles.choices}>
        <legend>What caused it?</legend>
        {choices.map((choice) => (
          <Option key={choice.candidate} choice={choice} checked={choice.candidate === chosen} />
        ))}
      </fieldset>
      <TextArea
        label="Reason, kept in the audit trail"
        name="reason"
        rows={2}
        defaultValue={typed["reason"]}
        error={refusal?.fields["reason"]}
        maxLength={2_000}
        required
      />
      <div className={styles.row}>
        <Button tone="primary" type="submit" name="kind" value="confirmed" disabled={sending}>
          Confirm as the cause
        </Button>
        <Button tone="quiet" type="submit" name="kind" value="dismissed" disabled={sending}>
          Rule it out
        </Button>
      </div>
    </form>
  );
}

const SAID = { confirmed: ", confirmed", dismissed: ", ruled out" } as const;

function Option({ choice, checked }: { readonly choice: Choice; readonly checked: boolean }) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type="radio"
        name="candidate"
        value={choice.candidate}
        defaultChecked={checked}
        aria-describedby={`${id}-effect`}
        required
      />
      <label htmlFor={id}>
        {choice.label}
        {choice.said !== null && <small>{SAID[choice.said]}</small>}
      </label>
      <div className={styles.effect} id={`${id}-effect`}>
        <Icon name="info" />
        <div>
          <p>{(choice.confirming ?? []).join(" ")}</p>
          {choice.rulingOut !== null && <p>Ruled out: {choice.rulingOut.join(" ")}</p>}
        </div>
      </div>
    </div>
  );
}
