"use client";

import { type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form/form-error";
import { Input } from "@/components/ui/form/input";
import { Select } from "@/components/ui/form/select";
import { UNSENT } from "@/lib/domain/refusal";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import { METRIC_IDS, type MetricId } from "@/lib/metrics/delivery/figure";
import { goalUnits } from "@/lib/metrics/delivery/goal";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Props = { readonly teams: readonly string[]; readonly services: readonly string[]; readonly action: SettingsAction };

/** Says what a metric of everything, of a team or of a service shall be. */
export function GoalForm({ teams, services, action }: Props): ReactNode {
  const [metric, setMetric] = useState<MetricId>("deploymentFrequency");
  const [{ refusal, typed }, send, sending] = useActionState(action, UNSENT);
  return (
    <form action={send} className={styles.form}>
      <h2>Set a goal</h2>
      <Select
        label="Metric"
        name="metric"
        value={metric}
        onChange={(event) => setMetric(METRIC_IDS.find((id) => id === event.currentTarget.value) ?? metric)}
        options={METRIC_IDS.map((id) => ({ value: id, label: CATALOGUE[id].name }))}
        error={refusal?.fields["metric"]}
      />
      <Select
        key={typed["place"]}
        label="For"
        hint="A service’s own goal goes before its team’s, and that before everybody’s."
        name="place"
        options={placesOf(teams, services)}
        defaultValue={typed["place"] ?? "all"}
        error={refusal?.fields["scope"]}
      />
      <Input
        label={CATALOGUE[metric].better === "more" ? "At least" : "At most"}
        name="amount"
        type="number"
        min={0}
        step="any"
        defaultValue={typed["amount"]}
        error={refusal?.fields["amount"]}
        required
      />
      <Select
        key={metric}
        label="Unit"
        name="unit"
        options={goalUnits(metric).map((unit) => ({ value: unit, label: unit }))}
        error={refusal?.fields["unit"]}
      />
      <div>
        <Button type="submit" tone="primary" disabled={sending}>
          {sending ? "Setting" : "Set the goal"}
        </Button>
      </div>
      {refusal !== null && <FormError message={refusal.message} fix={refusal.fix ?? undefined} />}
    </form>
  );
}

const placesOf = (teams: readonly string[], services: readonly string[]) => [
  { value: "all", label: "Everything" },
  ...teams.map((name) => ({ value: `team:${name}`, label: `Team ${name}` })),
  ...services.map((name) => ({ value: `service:${name}`, label: `Service ${name}` })),
];
