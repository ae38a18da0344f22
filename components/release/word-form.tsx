"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { TextArea } from "@/components/ui/form/text-area";
import { UNSENT } from "@/lib/domain/refusal";
import type { DecideAction } from "./decide-action";
import styles from "./word-section.module.css";

type Props = {
  readonly deployment: string;
  /** What Wake calls it: "Regressed". */
  readonly word: string;
  /** Whether it counts against its deployment. */
  readonly harmful: boolean;
  readonly holds: "confirmed" | "dismissed" | null;
  readonly action: DecideAction;
};

/** Confirms or dismisses the verdict, or takes that back, with a reason. Opens by its summary and is sent as a plain form, so it works without scripts. */
export function WordForm({ deployment, word, harmful, holds, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  return (
    <details className={styles.details} open={refusal !== null || undefined}>
      <summary>{holds === null ? "Confirm or dismiss it" : "Say something else"}</summary>
      <form action={send} className={styles.form}>
        {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
        <input type="hidden" name="deployment" value={deployment} />
        <p>
          {harmful
            ? "Dismissed, it no longer counts as a deployment that hurt. Either way it is kept as an example to measure the judge by."
            : "It is kept beside the verdict, and as an example to measure the judge by."}
        </p>
        <TextArea
          label={`Why is “${word}” right, or wrong?`}
          name="reason"
          rows={2}
          defaultValue={typed["reason"]}
          error={refusal?.fields["reason"]}
          maxLength={2_000}
          required
        />
        <div className={styles.row}>
          <Button tone="primary" type="submit" name="kind" value="confirmed" disabled={sending}>
            Confirm it
          </Button>
          <Button type="submit" name="kind" value="dismissed" disabled={sending}>
            Dismiss it
          </Button>
          {holds !== null && (
            <Button tone="quiet" type="submit" name="kind" value="withdrawn" disabled={sending}>
              Take the word back
            </Button>
          )}
        </div>
      </form>
    </details>
  );
}
