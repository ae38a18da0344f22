"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { UNSENT } from "@/lib/domain/refusal";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly team: string; readonly action: SettingsAction };

/** Gives a team another name; its row, and this question with it, goes when it was taken. */
export function RenameTeam({ team, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  return (
    <div className={styles.asking}>
      <Dialog trigger="Rename" tone="quiet" title={`Rename ${team}`}>
        <form action={send} className={styles.form}>
          {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
          <input type="hidden" name="team" value={team} />
          <Input label="Name" name="name" defaultValue={typed["name"] ?? team} error={refusal?.fields["name"]} maxLength={200} required />
          <div className={styles.row}>
            <Button tone="primary" type="submit" disabled={sending}>
              Rename
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
