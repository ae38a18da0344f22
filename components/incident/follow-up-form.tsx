"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { UNSENT } from "@/lib/domain/refusal";
import type { IncidentAction } from "./incident-action";
import styles from "./small-form.module.css";

type Props = { readonly incident: string; readonly action: IncidentAction };

/** Adds work that has to be done: what, by whom, by which day. */
export function FollowUpForm({ incident, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  const field = (name: string) => ({ name, defaultValue: typed[name], error: refusal?.fields[name], required: true, autoComplete: "off" });
  return (
    <details className={styles.details} open={refusal !== null}>
      <summary>Add a follow-up</summary>
      <form action={send} className={styles.form}>
        {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
        <input type="hidden" name="incident" value={incident} />
        <div className={styles.fields}>
          <Input label="What has to be done" {...field("title")} maxLength={500} />
          <Input label="Owner" {...field("owner")} maxLength={200} />
          <Input label="Due" type="date" {...field("dueOn")} />
        </div>
        <div>
          <Button type="submit" disabled={sending}>
            Add the follow-up
          </Button>
        </div>
      </form>
    </details>
  );
}
