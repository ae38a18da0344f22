import { Section } from "@/components/ui/section";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { NO_VALUE } from "@/lib/charts/format";
import type { ReleasesModel } from "@/lib/views/releases/list";
import styles from "./release-table.module.css";
import { type RestoreAction, RestoreForm } from "./restore-form";

type Dismissed = ReleasesModel["dismissed"][number];

type Props = { readonly model: ReleasesModel; readonly restore: RestoreAction };

/** What telemetry showed and somebody said is no change, with the way to take that back; nothing when there is none. */
export function DismissedSection({ model: { dismissed, mayDecide, timezone }, restore }: Props) {
  if (dismissed.length === 0) return null;
  const columns: Column<Dismissed>[] = [
    {
      ...{ key: "version", title: "Version", phone: "lead" },
      cell: ({ service, version }) => (
        <>
          {service} <span className={styles.version}>{version}</span>
        </>
      ),
    },
    { key: "environment", title: "Environment", cell: ({ environment }) => environment, phone: "detail" },
    { key: "seen", title: "First seen", cell: ({ seenAt }) => <Time at={seenAt} zone={timezone} />, align: "end", phone: "detail" },
    { key: "by", title: "Dismissed by", cell: ({ dismissedBy }) => dismissedBy ?? NO_VALUE, phone: "detail" },
    { key: "at", title: "Dismissed", cell: ({ dismissedAt }) => <Time at={dismissedAt} zone={timezone} />, align: "end", phone: "hidden" },
  ];
  const undo: Column<Dismissed> = {
    ...{ key: "undo", title: "", align: "end", phone: "aside" },
    cell: ({ id, service, version }) => <RestoreForm id={id} name={`${service} ${version}`} action={restore} />,
  };
  return (
    <Section title="Not a change" note="Seen in telemetry; somebody said that nothing changed.">
      <Table caption="What is no change" rows={dismissed} rowKey={({ id }) => id} columns={mayDecide ? [...columns, undo] : columns} />
    </Section>
  );
}
