"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { UNSENT } from "@/lib/domain/refusal";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly traceUrl: string | null; readonly action: SettingsAction };

/** Where the sample traces of errors lead. */
export function TraceForm({ traceUrl, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  return (
    <form action={send} className={styles.form}>
      <Input
        label="Address of a trace"
        hint="With {traceId} where its id goes, and {spanId} where it helps. Sample traces of errors link there; left empty, they do not."
        name="traceUrl"
        placeholder="https://traces.example.com/trace/{traceId}"
        defaultValue={typed["traceUrl"] ?? traceUrl ?? ""}
        error={refusal?.fields["traceUrl"]}
        maxLength={1_000}
        autoComplete="off"
        spellCheck={false}
      />
      <div>
        <Button type="submit" disabled={sending}>
          {sending ? "Saving" : "Save"}
        </Button>
      </div>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
    </form>
  );
}
