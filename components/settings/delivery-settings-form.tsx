"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { UNSENT } from "@/lib/domain/refusal";
import type { DeliverySettingsModel } from "@/lib/views/settings/delivery";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly model: DeliverySettingsModel; readonly action: SettingsAction };

/** The zone of calendar days, how long a deployment is watched, and from which confidence a cause counts. */
export function DeliverySettingsForm({ model, action }: Props): ReactNode {
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  const { timezone, zones, zoneFixed, observationHours, confidence } = model;
  return (
    <form action={send} className={styles.form}>
      {zoneFixed && <input type="hidden" name="timezone" value={timezone} />}
      <Select
        key={typed["timezone"] ?? timezone}
        label="Time zone of calendar days"
        hint={zoneFixed ? "Set where Wake is started (WAKE_TIMEZONE)." : "Every day of the past is counted anew after a change."}
        name={zoneFixed ? undefined : "timezone"}
        disabled={zoneFixed}
        options={zones.map((zone) => ({ value: zone, label: zone }))}
        defaultValue={typed["timezone"] ?? timezone}
        error={refusal?.fields["timezone"]}
      />
      <Input
        label="Hours for which a deployment is watched"
        hint="One that hurt nobody for so long counts as one that hurt nobody. Before, it counts in neither part of the failure rate."
        name="observationHours"
        type="number"
        min={1}
        max={720}
        defaultValue={typed["observationHours"] ?? observationHours}
        error={refusal?.fields["observationHours"]}
      />
      <Input
        label="Confidence from which an automatic cause counts, %"
        hint="Causes that a sender declares or a person confirms always count."
        name="confidence"
        type="number"
        min={0}
        max={100}
        step="any"
        defaultValue={typed["confidence"] ?? Math.round(confidence * 10_000) / 100}
        error={refusal?.fields["confidence"]}
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
