import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import type { MappedWord } from "@/lib/views/settings/connection-settings";
import { ConfirmForm } from "./confirm-form";
import type { SettingsAction } from "./settings-action";

type Props = { readonly connection: string; readonly mapped: readonly MappedWord[]; readonly action: SettingsAction };

/** Words of a sender that were mapped, each with the way to take that back. */
export function MappedTable({ connection, mapped, action }: Props): ReactNode {
  const columns: readonly Column<MappedWord>[] = [
    { key: "said", title: "It says", phone: "lead", cell: ({ kind, said }) => (said === "" ? `No ${kind}` : said) },
    { key: "kind", title: "Kind", cell: ({ kind }) => kind },
    { key: "to", title: "It is", cell: ({ to }) => to },
    {
      key: "do",
      title: "Change",
      align: "end",
      phone: "aside",
      cell: ({ kind, said, to }) => (
        <ConfirmForm
          trigger="Take back"
          title={`Is “${said}” no longer ${to}?`}
          confirm="Take it back"
          action={action}
          fields={{ connection, kind, said }}
        >
          What was sent under this word is read again without it.
        </ConfirmForm>
      ),
    },
  ];
  return <Table caption="Words that were mapped" columns={columns} rows={mapped} rowKey={({ kind, said }) => `${kind} ${said}`} />;
}
