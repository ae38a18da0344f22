import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { NO_VALUE } from "@/lib/charts/format";
import type { ServicesSettingsModel } from "@/lib/views/settings/services";
import styles from "./connection.module.css";
import { ServiceForm } from "./service-form";
import type { SettingsAction } from "./settings-action";

type Service = ServicesSettingsModel["rows"][number];

type Props = {
  readonly rows: readonly Service[];
  readonly teams: readonly string[];
  /** Null for those who may only look. */
  readonly action: SettingsAction | null;
};

/** Services as rows: whose each is, and which code is its own. */
export function ServiceTable({ rows, teams, action }: Props): ReactNode {
  const columns: readonly Column<Service>[] = [
    { key: "name", title: "Service", phone: "lead", cell: ({ name }) => name },
    { key: "team", title: "Team", cell: ({ team, settled }) => team ?? (settled ? "Nobody's" : NO_VALUE) },
    { key: "repository", title: "Repository", cell: ({ repository }) => <span className={styles.topic}>{repository ?? NO_VALUE}</span> },
    { key: "paths", title: "Its paths", cell: ({ paths }) => (paths.length === 0 ? "All of it" : <code>{paths.join(", ")}</code>) },
    ...(action === null
      ? []
      : [
          {
            key: "do",
            title: "Change",
            align: "end" as const,
            phone: "aside" as const,
            cell: (service: Service) => <ServiceForm service={service} teams={teams} action={action} />,
          },
        ]),
  ];
  return <Table caption="Services" columns={columns} rows={rows} rowKey={({ name }) => name} />;
}
