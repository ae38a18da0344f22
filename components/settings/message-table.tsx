import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { MessageRow } from "@/lib/views/settings/notifications";
import { ButtonForm } from "./button-form";
import type { SettingsAction } from "./settings-action";

type Props = { readonly rows: readonly MessageRow[]; readonly timezone: string; readonly retry: SettingsAction };

/** What was told lately, to whom, and what became of it. */
export function MessageTable({ rows, timezone, retry }: Props): ReactNode {
  const columns: readonly Column<MessageRow>[] = [
    {
      key: "title",
      title: "Message",
      phone: "lead",
      cell: ({ title, receiver }) => (
        <>
          {title}
          <small>to {receiver}</small>
        </>
      ),
    },
    { key: "when", title: "Told", cell: ({ createdAt }) => <Time at={createdAt} zone={timezone} /> },
    { key: "state", title: "State", cell: (row) => <StateCell row={row} timezone={timezone} /> },
    {
      key: "do",
      title: "Change",
      align: "end",
      phone: "aside",
      cell: ({ id, title, canRetry }) =>
        canRetry && (
          <ButtonForm action={retry} fields={{ message: id }} label={`Send “${title}” again`}>
            Send again
          </ButtonForm>
        ),
    },
  ];
  return <Table caption="Latest messages, the newest first" columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function StateCell({ row: { state, at, tries, failure }, timezone }: { readonly row: MessageRow; readonly timezone: string }): ReactNode {
  if (state === "sent") return "Arrived";
  if (state === "failed")
    return failure === null ? (
      "Given up"
    ) : (
      <>
        Given up <small>{failure}</small>
      </>
    );
  if (tries === 0 || at === null) return "On its way";
  return (
    <>
      Tried {tries === 1 ? "once" : `${tries} times`}, again <Time at={at} zone={timezone} />
      {failure !== null && <small>{failure}</small>}
    </>
  );
}
