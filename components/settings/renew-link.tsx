"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form/form-error";
import { Snippet } from "@/components/ui/snippet";
import { UNSENT } from "@/lib/domain/refusal";
import type { MakeLink } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly id: string; readonly name: string; readonly action: MakeLink };

/** Makes a one-time link with which a person chooses a new password, and shows it. */
export function RenewLink({ id, name, action }: Props): ReactNode {
  const [state, send, sending] = useActionState(action, UNSENT);
  return (
    <div className={styles.asking}>
      <Dialog trigger="New link" tone="quiet" title={`A link for ${name}`} cancel="Close">
        {"link" in state ? (
          <>
            <p>Send it to {name} in private. It works once, for a day, and cannot be shown again.</p>
            <Snippet code={state.link} title="One-time link" />
          </>
        ) : (
          <form action={send} className={styles.form}>
            <p>With it {name} chooses a new password and is signed out everywhere else. A link made before stops working.</p>
            {state.refusal !== null && <FormError message={state.refusal.message} fix={state.refusal.fix ?? undefined} />}
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="name" value={name} />
            <div className={styles.row}>
              <Button tone="primary" type="submit" disabled={sending}>
                Make a link
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </div>
  );
}
