import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { formatCount, NO_VALUE } from "@/lib/charts/format";
import type { EnvironmentLine } from "@/lib/views/settings/environments";
import { dayText } from "./day-text";
import { EnvironmentForm } from "./environment-form";
import type { SettingsAction } from "./settings-action";

type Props = {
  readonly caption: string;
  readonly rows: readonly EnvironmentLine[];
  readonly zone: string;
  /** Null for those who may only look. */
  readonly action: SettingsAction | null;
};

const BY: Readonly<Record<EnvironmentLine["by"], string>> = {
  person: "A person",
  name: "Its name",
  sender: "Its sender",
  nobody: "Nobody",
};

/** Environments as rows: which tier each is, who says so, and how much is deployed there. */
export function EnvironmentTable({ caption, rows, zone, action }: Props): ReactNode {
  const columns: readonly Column<EnvironmentLine>[] = [
    { key: "name", title: "Environment", phone: "lead", cell: ({ name }) => name },
    {
      key: "tier",
      title: "Tier, and its place within",
      cell: ({ name, tier, position, settled }) =>
        action === null ? (
          tier
        ) : (
          <EnvironmentForm key={`${tier} ${position} ${settled}`} name={name} tier={tier} position={position} action={action} />
        ),
    },
    { key: "by", title: "Who says so", cell: ({ by }) => BY[by] },
    { key: "count", title: "Deployments", align: "end", cell: ({ deployments }) => formatCount(deployments) },
    {
      key: "last",
      title: "Last",
      align: "end",
      phone: "aside",
      cell: ({ lastAt }) =>
        lastAt === null ? (
          NO_VALUE
        ) : (
          <Time at={lastAt} zone={zone}>
            {dayText(lastAt, zone)}
          </Time>
        ),
    },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={({ name }) => name} />;
}
