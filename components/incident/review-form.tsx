"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { TextArea } from "@/components/ui/form/text-area";
import { UNSENT } from "@/lib/domain/refusal";
import type { ReviewModel } from "@/lib/views/incident/learnt";
import type { IncidentAction } from "./incident-action";
import { REVIEW_PARTS } from "./review-parts";
import styles from "./small-form.module.css";

type Props = { readonly incident: string; readonly review: ReviewModel; readonly action: IncidentAction };

/**
 * Writes the review over the revision that was on the page when it opened. Somebody else's change in the meantime refuses it: what was typed
 * stays, what they wrote is shown beside it, and saving again then writes over that.
 */
export function ReviewForm({ incident, review, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  const [first] = useState(review.revision);
  const known = refusal === null ? (typed["revision"] ?? String(first)) : String(review.revision);
  const theirs = (name: keyof ReviewModel): string | null =>
    refusal !== null && review.revision !== first && typed[name] !== review[name] ? `They wrote: ${review[name] || "nothing"}` : null;
  return (
    <details className={styles.details} open={refusal !== null}>
      <summary>{review.revision === 0 ? "Write the review" : "Change the review"}</summary>
      <form action={send} className={styles.form}>
        {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
        <input type="hidden" name="incident" value={incident} />
        <input type="hidden" name="revision" value={known} />
        {REVIEW_PARTS.map(({ name, title, hint }) => (
          <TextArea
            key={name}
            label={title}
            hint={theirs(name) ?? hint}
            name={name}
            rows={4}
            defaultValue={typed[name] ?? review[name]}
            error={refusal?.fields[name]}
          />
        ))}
        <div>
          <Button type="submit" disabled={sending}>
            Save the review
          </Button>
        </div>
      </form>
    </details>
  );
}
