"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { UNSENT } from "@/lib/domain/refusal";
import type { Tier } from "@/lib/domain/tier";
import styles from "./row-form.module.css";
import type { SettingsAction } from "./settings-action";

type Props = { readonly name: string; readonly tier: Tier; readonly position: number; readonly action: SettingsAction };

const OPTIONS: readonly { readonly value: Tier; readonly label: string }[] = [
  { value: "development", label: "Development" },
  { value: "test", label: "Test" },
  { value: "staging", label: "Staging" },
  { value: "production", label: "Production" },
  { value: "other", label: "Not on the path" },
];

/** Says which tier an environment is, and its place among others of that tier. */
export function EnvironmentForm({ name, tier, position, action }: Props): ReactNode {
  const [{ refusal }, send, sending] = useActionState(action, UNSENT);
  return (
    <form action={send} className={styles.form}>
      <input type="hidden" name="name" value={name} />
      <Select key={tier} label={<VisuallyHidden>Tier of {name}</VisuallyHidden>} name="tier" options={OPTIONS} defaultValue={tier} />
      <span className={styles.place}>
        <Input
          label={<VisuallyHidden>Place of {name} within its tier</VisuallyHidden>}
          name="position"
          type="number"
          min={0}
          max={999}
          defaultValue={position}
          error={refusal?.fields["position"]}
        />
      </span>
      <Button tone="quiet" type="submit" disabled={sending} aria-label={`Save ${name}`}>
        {sending ? "Saving" : "Save"}
      </Button>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
    </form>
  );
}
