"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Select } from "@/components/ui/form/select";
import { UNSENT } from "@/lib/domain/refusal";
import type { DeliverySettingsModel } from "@/lib/views/settings/delivery";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly model: DeliverySettingsModel; readonly action: SettingsAction };

/** How much proof a rise takes before a release is called regressed. */
export function SensitivityForm({ model: { sensitivity, sensitivities }, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  return (
    <form action={send} className={styles.form}>
      <Select
        label="Proof that a verdict takes"
        hint="It holds for looks from now on; verdicts that are settled stay."
        name="sensitivity"
        options={sensitivities.map(({ value, label, hint }) => ({ value, label: `${label}: ${hint}` }))}
        defaultValue={typed["sensitivity"] ?? sensitivity.value}
        error={refusal?.fields["sensitivity"]}
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
