"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form/form-error";
import { Snippet } from "@/components/ui/snippet";
import { UNSENT } from "@/lib/domain/refusal";
import type { MakeSecret } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly connection: string; readonly action: MakeSecret };

/** Makes a further secret and shows it once; the one before holds on, so that no call is lost meanwhile. */
export function RenewSecret({ connection, action }: Props): ReactNode {
  const [state, send, sending] = useActionState(action, UNSENT);
  const made = "secret" in state ? state.secret : null;
  const refusal = "refusal" in state ? state.refusal : null;
  return (
    <div className={styles.asking}>
      <Dialog trigger="Make a new secret" title="A new secret" cancel="Close">
        {made === null ? (
          <form action={send} className={styles.form}>
            <p>The one before holds for seven days more, or until you end it: change it in the other system meanwhile.</p>
            {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
            <input type="hidden" name="connection" value={connection} />
            <div className={styles.row}>
              <Button tone="primary" type="submit" disabled={sending}>
                Make the secret
              </Button>
            </div>
          </form>
        ) : (
          <>
            <p>Copy it now: it is stored sealed and cannot be shown again.</p>
            <Snippet code={made} title="Secret" />
          </>
        )}
      </Dialog>
    </div>
  );
}
