"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { UNSENT } from "@/lib/domain/refusal";
import type { IncidentAction } from "./incident-action";
import styles from "./small-form.module.css";

type Props = {
  readonly incident: string;
  readonly candidate: string;
  readonly title: string;
  readonly seen: string | null;
  readonly action: IncidentAction;
};

/** Takes a word back, with a reason; what held before holds again. Opens by its summary, without scripts too. */
export function WithdrawForm({ incident, candidate, title, seen, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  return (
    <details className={styles.details} open={refusal !== null}>
      <summary>Take it back</summary>
      <form action={send} className={styles.form}>
        {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
        <input type="hidden" name="incident" value={incident} />
        <input type="hidden" name="candidate" value={candidate} />
        <input type="hidden" name="seen" value={seen ?? ""} />
        <Input
          label={`Why does the word on ${title} not hold?`}
          name="reason"
          defaultValue={typed["reason"]}
          error={refusal?.fields["reason"]}
          maxLength={2_000}
          autoComplete="off"
          required
        />
        <div>
          <Button type="submit" name="kind" value="withdrawn" disabled={sending}>
            Take the word back
          </Button>
        </div>
      </form>
    </details>
  );
}
