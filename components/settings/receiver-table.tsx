import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { ReceiverRow } from "@/lib/views/settings/notifications";
import { ButtonForm } from "./button-form";
import { ChangeReceiver } from "./change-receiver";
import { ConfirmForm } from "./confirm-form";
import type { SettingsAction } from "./settings-action";
import styles from "./settings-frame.module.css";
import { TOPIC_WORDS } from "./topic-words";

export type ReceiverActions = {
  readonly changeReceiver: SettingsAction;
  readonly switchReceiver: SettingsAction;
  readonly removeReceiver: SettingsAction;
  readonly testReceiver: SettingsAction;
};
type Props = { readonly rows: readonly ReceiverRow[]; readonly timezone: string; readonly actions: ReceiverActions };

/** Who is told of what. */
export function ReceiverTable({ rows, timezone, actions }: Props): ReactNode {
  const columns: readonly Column<ReceiverRow>[] = [
    { key: "name", title: "Name", phone: "lead", cell: (row) => <NameCell row={row} /> },
    { key: "topics", title: "Told of", cell: (row) => <TopicCell row={row} /> },
    { key: "state", title: "State", phone: "aside", cell: (row) => <StateCell row={row} timezone={timezone} /> },
    { key: "do", title: "Change", align: "end", cell: (row) => <ActionCell row={row} actions={actions} /> },
  ];
  return <Table caption="Receivers of messages" columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function NameCell({ row: { name, kind, host } }: { readonly row: ReceiverRow }): ReactNode {
  return (
    <>
      {name}
      <small>
        {kind === "slack" ? "Slack" : "Webhook"} at <code>{host}</code>
      </small>
    </>
  );
}

function TopicCell({ row: { topics, services, environments } }: { readonly row: ReceiverRow }): ReactNode {
  const places = [...services, ...environments];
  return (
    <>
      {topics.map((topic) => TOPIC_WORDS[topic].short).join(", ")}
      {places.length > 0 && <small>only {places.join(", ")}</small>}
    </>
  );
}

function StateCell({ row: { disabledAt, failure }, timezone }: { readonly row: ReceiverRow; readonly timezone: string }): ReactNode {
  if (disabledAt === null) return "Active";
  return (
    <>
      Disabled
      <small>
        {failure ?? "By hand."} <Time at={disabledAt} zone={timezone} />
      </small>
    </>
  );
}

function ActionCell({ row, actions }: { readonly row: ReceiverRow; readonly actions: ReceiverActions }): ReactNode {
  const isOff = row.disabledAt !== null;
  const fields = { subscription: row.id };
  return (
    <div className={`${styles.row} ${styles.end}`}>
      {!isOff && (
        <ButtonForm action={actions.testReceiver} fields={fields} label={`Send ${row.name} a test message`}>
          Send a test
        </ButtonForm>
      )}
      <ChangeReceiver receiver={row} action={actions.changeReceiver} />
      <ButtonForm
        action={actions.switchReceiver}
        fields={{ ...fields, disabled: String(!isOff) }}
        label={`${isOff ? "Enable" : "Disable"} ${row.name}`}
      >
        {isOff ? "Enable" : "Disable"}
      </ButtonForm>
      <ConfirmForm
        trigger="Remove"
        title={`Remove “${row.name}”?`}
        confirm="Remove the receiver"
        tone="danger"
        action={actions.removeReceiver}
        fields={fields}
      >
        It is told nothing any more, and what it was told is forgotten here. Its address and secret cannot be brought back.
      </ConfirmForm>
    </div>
  );
}
