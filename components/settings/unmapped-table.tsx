import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { formatPlural } from "@/lib/charts/format";
import type { ConnectionModel } from "@/lib/views/settings/connection-page";
import type { UnmappedWord } from "@/lib/views/settings/unmapped-words";
import { MapWordForm } from "./map-word-form";
import type { SettingsAction } from "./settings-action";
import { SourceAge } from "./source-age";

type Props = { readonly model: ConnectionModel; readonly action: SettingsAction };

/** Words of a sender that nothing is called by, each with the way to say what it means. */
export function UnmappedTable({ model: { unmapped, choices, settings, now, timezone }, action }: Props): ReactNode {
  const meaning = ({ kind, said }: UnmappedWord): string | undefined =>
    settings.mapped.find((one) => one.kind === kind && one.said.toLowerCase() === said.toLowerCase())?.to;
  const columns: readonly Column<UnmappedWord>[] = [
    { key: "word", title: "It says", phone: "lead", cell: wordText },
    { key: "count", title: "In", cell: ({ count }) => formatPlural(count, "delivery", "deliveries") },
    { key: "last", title: "Last", phone: "aside", cell: ({ lastAt }) => <SourceAge at={lastAt} now={now} zone={timezone} /> },
    {
      key: "means",
      title: "What it means",
      cell: (word) => {
        const to = meaning(word);
        return to === undefined ? <MapWordForm word={word} choices={choices} action={action} /> : `It is ${to}. Being read again.`;
      },
    },
  ];
  return (
    <Table
      caption="Words that wait to be mapped, the most frequent first"
      columns={columns}
      rows={unmapped}
      rowKey={({ kind, said }) => `${kind} ${said}`}
    />
  );
}

function wordText({ kind, said }: UnmappedWord): ReactNode {
  if (said === "") return kind === "service" ? "No service" : "No environment";
  return (
    <>
      {said}
      <small>{kind}</small>
    </>
  );
}
