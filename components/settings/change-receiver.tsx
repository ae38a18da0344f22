"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form/form-error";
import { UNSENT } from "@/lib/domain/refusal";
import type { ReceiverRow } from "@/lib/views/settings/notifications";
import { ReceiverFields } from "./receiver-fields";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly receiver: ReceiverRow; readonly action: SettingsAction };

/** Changes what a receiver is told of. */
export function ChangeReceiver({ receiver: { id, name, topics, services, environments }, action }: Props): ReactNode {
  const [state, send, sending] = useActionState(action, UNSENT);
  return (
    <div className={styles.asking}>
      <Dialog trigger="Change" tone="quiet" title={`What “${name}” is told of`} cancel="Close">
        <form action={send} className={styles.form}>
          {state.refusal !== null && <FormError message={state.refusal.message} fix={state.refusal.fix ?? undefined} />}
          <input type="hidden" name="subscription" value={id} />
          <ReceiverFields state={state} topics={topics} services={services} environments={environments} />
          <div className={styles.row}>
            <Button tone="primary" type="submit" disabled={sending}>
              {sending ? "Saving" : "Save"}
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
