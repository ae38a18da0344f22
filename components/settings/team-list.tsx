import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import { type Column, Table } from "@/components/ui/table";
import { formatCount, formatPlural } from "@/lib/charts/format";
import type { ServicesSettingsModel } from "@/lib/views/settings/services";
import { ConfirmForm } from "./confirm-form";
import { NewTeamForm } from "./new-team-form";
import { RenameTeam } from "./rename-team";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";

type Team = ServicesSettingsModel["teams"][number];
type Verbs = { readonly [Verb in "createTeam" | "renameTeam" | "deleteTeam"]: SettingsAction };
type Props = { readonly teams: readonly Team[] /** Null for those who may only look. */; readonly actions: Verbs | null };

/** Every team with the number of its services, and a new one. */
export function TeamList({ teams, actions }: Props): ReactNode {
  const columns: readonly Column<Team>[] = [
    { key: "name", title: "Team", phone: "lead", cell: ({ name }) => name },
    { key: "services", title: "Services", align: "end", cell: ({ services }) => formatCount(services) },
    ...(actions === null
      ? []
      : [
          {
            key: "do",
            title: "Change",
            align: "end" as const,
            phone: "aside" as const,
            cell: (team: Team) => <TeamVerbs team={team} actions={actions} />,
          },
        ]),
  ];
  return (
    <Section id="teams" title="Teams" note={formatPlural(teams.length, "team")}>
      {teams.length > 0 && <Table caption="Teams" columns={columns} rows={teams} rowKey={({ name }) => name} />}
      {actions !== null && <NewTeamForm action={actions.createTeam} />}
    </Section>
  );
}

function TeamVerbs({ team: { name, services }, actions }: { readonly team: Team; readonly actions: Verbs }): ReactNode {
  return (
    <div className={`${styles.row} ${styles.end}`}>
      <RenameTeam team={name} action={actions.renameTeam} />
      <ConfirmForm
        trigger="Delete"
        title={`Delete ${name}?`}
        confirm="Delete the team"
        tone="danger"
        action={actions.deleteTeam}
        fields={{ name }}
      >
        {services === 0
          ? "It has no service."
          : `${formatPlural(services, "service")} will be nobody's until a person gives them to another team.`}
      </ConfirmForm>
    </div>
  );
}
