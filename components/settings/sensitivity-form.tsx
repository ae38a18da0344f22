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
  const chosen = typed["sensitivity"] ?? sensitivity.value;
  return (
    <form action={send} className={styles.form}>
      {/* A form is reset once it was sent: the choice begins anew with what was chosen. */}
      <Select
        key={chosen}
        label="Proof that a verdict takes"
        hint="How often chance alone may raise an alarm. It holds for looks from now on; verdicts that are settled stay."
        name="sensitivity"
        options={sensitivities.map(({ value, label, odds }) => ({ value, label: `${label}: ${odds}` }))}
        defaultValue={chosen}
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
