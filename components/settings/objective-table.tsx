import Link from "next/link";
import type { ReactNode } from "react";
import { ObjectiveMark } from "@/components/charts/objective-mark";
import { type Column, Table } from "@/components/ui/table";
import { formatCount, formatRatio, NO_VALUE } from "@/lib/charts/format";
import { objectivesHref } from "@/lib/urls/objectives";
import { serviceHref } from "@/lib/urls/service";
import type { ObjectiveLine, ObjectivesModel } from "@/lib/views/settings/objectives";
import { ConfirmForm } from "./confirm-form";
import styles from "./objective.module.css";
import type { SettingsAction } from "./settings-action";

type Props = { readonly model: ObjectivesModel /** Null for those who may only look. */; readonly action: SettingsAction | null };

/** Every objective, what is left of its budget and how fast that burns. */
export function ObjectiveTable({ model: { lines }, action }: Props): ReactNode {
  const columns: readonly Column<ObjectiveLine>[] = [
    { key: "name", title: "Objective", cell: (line) => <Named line={line} />, phone: "lead" },
    { key: "standing", title: "Now", cell: ({ standing }) => <ObjectiveMark standing={standing} /> },
    { key: "left", title: "Budget left", cell: ({ budget }) => budget ?? NO_VALUE, align: "end" },
    { key: "burn", title: "Burn, 6 h", cell: burnOfSixHours, align: "end", phone: "hidden" },
    { key: "alerts", title: "Alerts, 28 d", cell: ({ alerts }) => formatCount(alerts.length), align: "end", phone: "hidden" },
  ];
  const change: Column<ObjectiveLine> = {
    ...{ key: "change", title: "Change", align: "end", phone: "aside" },
    cell: ({ objective }) => (action === null ? null : <Change objective={objective} action={action} />),
  };
  return (
    <Table
      caption="Objectives"
      rows={lines}
      rowKey={({ objective }) => objective.id}
      columns={action === null ? columns : [...columns, change]}
    />
  );
}

function Named({ line: { objective, promise } }: { readonly line: ObjectiveLine }): ReactNode {
  const { service, environment, name } = objective;
  return (
    <span className={styles.named}>
      <span>
        {name} of <Link href={`${serviceHref({ name: service, environment })}#objectives`}>{service}</Link> in {environment}
      </span>
      <span className={styles.promise}>{promise}</span>
    </span>
  );
}

function burnOfSixHours({ windows }: ObjectiveLine): string {
  const burn = windows.find(({ window }) => window === "6h")?.burn ?? null;
  return burn === null ? NO_VALUE : formatRatio(burn);
}

function Change({ objective, action }: { readonly objective: ObjectiveLine["objective"]; readonly action: SettingsAction }): ReactNode {
  const { id, name, service } = objective;
  return (
    <span className={styles.verbs}>
      <Link href={objectivesHref({ edit: id })} aria-label={`Change ${name} of ${service}`}>
        Change
      </Link>
      <ConfirmForm
        trigger="Remove"
        title={`Remove ${name} of ${service}?`}
        confirm="Remove the objective"
        tone="danger"
        action={action}
        fields={{ id }}
      >
        Its alerts go with it. What was measured stays, and an incident that Wake opened for it alone ends.
      </ConfirmForm>
    </span>
  );
}
