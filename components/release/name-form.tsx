"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { UNSENT } from "@/lib/domain/refusal";
import styles from "./decide.module.css";
import type { DecideAction } from "./decide-action";

type Props = { readonly deployment: string; readonly title: string | null; readonly action: DecideAction };

/** Says what a change was that nobody announced. */
export function NameForm({ deployment, title, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  const wrong = refusal?.fields["title"];
  return (
    <form action={send} className={styles.form}>
      {refusal !== null && wrong === undefined && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
      <input type="hidden" name="kind" value="title" />
      <input type="hidden" name="deployment" value={deployment} />
      <div className={styles.naming}>
        <Input
          label="What was it?"
          name="title"
          defaultValue={typed["title"] ?? title ?? ""}
          error={wrong}
          maxLength={200}
          autoComplete="off"
          required
        />
        <Button type="submit" disabled={sending}>
          {title === null ? "Name it" : "Rename it"}
        </Button>
      </div>
    </form>
  );
}
