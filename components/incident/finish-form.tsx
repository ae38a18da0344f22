"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { UNSENT } from "@/lib/domain/refusal";
import type { FollowUp } from "@/lib/views/incident/learnt";
import type { IncidentAction } from "./incident-action";

type Props = { readonly incident: string; readonly followUp: Pick<FollowUp, "id" | "title" | "doneAt">; readonly action: IncidentAction };

/** Says that a follow-up is done, or that it is not after all. */
export function FinishForm({ incident, followUp, action }: Props): ReactNode {
  const [{ refusal }, send, sending] = useActionState(action, UNSENT);
  const done = followUp.doneAt !== null;
  return (
    <form action={send}>
      <input type="hidden" name="incident" value={incident} />
      <input type="hidden" name="followUp" value={followUp.id} />
      <input type="hidden" name="done" value={done ? "no" : "yes"} />
      <Button tone="quiet" type="submit" disabled={sending} aria-label={`${done ? "Open again" : "Done"}: ${followUp.title}`}>
        {done ? "Open again" : "Done"}
      </Button>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
    </form>
  );
}
