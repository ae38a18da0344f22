import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { DeliverySettingsModel } from "@/lib/views/settings/delivery";
import { ConfirmForm } from "./confirm-form";
import type { SettingsAction } from "./settings-action";

type Goal = DeliverySettingsModel["goals"][number];
type Props = {
  readonly goals: readonly Goal[];
  readonly zone: string /** Null for those who may only look. */;
  readonly action: SettingsAction | null;
};

/** Every goal with whom it is for; admins can take one back. */
export function GoalTable({ goals, zone, action }: Props): ReactNode {
  const columns: Column<Goal>[] = [
    { key: "metric", title: "Metric", cell: ({ name }) => name, phone: "lead" },
    { key: "place", title: "For", cell: ({ place }) => place },
    { key: "target", title: "Goal", cell: ({ target }) => target, align: "end" },
    { key: "set", title: "Set", cell: ({ setAt }) => <Time at={setAt} zone={zone} />, align: "end", phone: "hidden" },
  ];
  const undo: Column<Goal> = {
    ...{ key: "clear", title: "Change", align: "end", phone: "aside" },
    cell: (goal) => (action === null ? null : <Clear goal={goal} action={action} />),
  };
  return <Table caption="Goals" rows={goals} rowKey={({ key }) => key} columns={action === null ? columns : [...columns, undo]} />;
}

function Clear({
  goal: { metric, name, place, scopeKind, scope },
  action,
}: {
  readonly goal: Goal;
  readonly action: SettingsAction;
}): ReactNode {
  return (
    <ConfirmForm
      trigger="Remove"
      title={`Remove the goal of ${place} for ${name.toLowerCase()}?`}
      confirm="Remove the goal"
      tone="danger"
      action={action}
      fields={{ metric, place: scope === "" ? scopeKind : `${scopeKind}:${scope}` }}
    >
      The figure is shown without one from then on; nothing else changes.
    </ConfirmForm>
  );
}
