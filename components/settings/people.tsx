import type { ReactNode } from "react";
import { Section } from "@/components/ui/section";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { PeopleModel, PersonRow } from "@/lib/views/settings/people";
import { NewPersonForm } from "./new-person-form";
import { PersonActions, type PersonVerbs } from "./person-actions";
import { RoleForm } from "./role-form";
import type { MakeLink, SettingsAction } from "./settings-action";
import { SettingsFrame } from "./settings-frame";

type Props = {
  readonly model: PeopleModel;
  readonly actions: PersonVerbs & { readonly invite: MakeLink; readonly changeRole: SettingsAction };
};

const STATE_WORDS: Readonly<Record<PersonRow["state"], string>> = { active: "Active", invited: "Invited", disabled: "Shut out" };

/** The people of this installation, what they may do, and a new one. */
export function People({ model: { people, timezone }, actions }: Props): ReactNode {
  const columns: readonly Column<PersonRow>[] = [
    { key: "name", title: "Name", phone: "lead", cell: (row) => <NameCell row={row} /> },
    { key: "role", title: "Role", cell: (row) => <RoleForm id={row.id} name={row.name} role={row.role} action={actions.changeRole} /> },
    { key: "state", title: "State", cell: (row) => STATE_WORDS[row.state] },
    { key: "seen", title: "Last seen", cell: (row) => (row.lastSeenAt === null ? "Never" : <Time at={row.lastSeenAt} zone={timezone} />) },
    { key: "do", title: "Change", align: "end", phone: "aside", cell: (row) => <PersonActions person={row} actions={actions} /> },
  ];
  return (
    <SettingsFrame
      current="people"
      sentence="Viewers look, members act, approvers sign off, admins manage people and tokens."
      aside={<NewPersonForm action={actions.invite} />}
    >
      <Section title="People" note={`Times in ${timezone}`} plain>
        <Table caption="People who may sign in, or might once" columns={columns} rows={people} rowKey={(row) => row.id} />
      </Section>
    </SettingsFrame>
  );
}

function NameCell({ row }: { readonly row: PersonRow }): ReactNode {
  return (
    <>
      {row.name}
      {row.isYou && " (you)"}
      <small>{row.email}</small>
    </>
  );
}
