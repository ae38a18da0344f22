import type { ReactNode } from "react";
import { NO_VALUE } from "@/lib/charts/format";
import type { MetricRow } from "@/lib/views/settings/metric-rows";
import { ConfirmForm } from "./confirm-form";
import type { SettingsAction } from "./settings-action";

type Props = {
  readonly metric: MetricRow;
  readonly actions: { readonly promote: SettingsAction; readonly demote: SettingsAction } | null;
};

/** Whether a metric's values are kept, and the choice for those who may make it. */
export function MetricPromotion({ metric, actions }: Props): ReactNode {
  const { service, name, promotedAt, isOther, kind } = metric;
  if (promotedAt === null && (actions === null || isOther || kind === "summary")) return NO_VALUE;
  if (actions === null) return "Kept";
  const fields = { service, name };
  if (promotedAt === null)
    return (
      <ConfirmForm key="promote" trigger="Promote" title={`Promote ${name}?`} confirm="Promote" action={actions.promote} fields={fields}>
        From now on its values are kept by minute, environment and version of {service}. Values that were sent before are not there.
      </ConfirmForm>
    );
  return (
    <ConfirmForm
      key="stop"
      trigger="Stop keeping"
      title={`Stop keeping ${name}?`}
      confirm="Stop keeping"
      action={actions.demote}
      fields={fields}
    >
      New values of {service} are no longer kept. Those that are there stay as long as all others. {keptSince(metric)}
    </ConfirmForm>
  );
}

const keptSince = ({ promotedBy }: MetricRow): string => (promotedBy === null ? "" : `${promotedBy} promoted it.`);
