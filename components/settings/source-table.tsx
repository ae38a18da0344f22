import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { formatCount, NO_VALUE } from "@/lib/charts/format";
import type { SourceRow } from "@/lib/views/settings/source-rows";
import { SourceAddress } from "./source-address";
import { SourceAge } from "./source-age";

type Props = { readonly rows: readonly SourceRow[]; readonly now: Date; readonly zone: string };

/** Sources, the one heard last first. */
export function SourceTable({ rows, now, zone }: Props): ReactNode {
  const columns: readonly Column<SourceRow>[] = [
    { key: "source", title: "Source", phone: "lead", cell: (row) => <SourceName row={row} /> },
    { key: "address", title: "Address", cell: ({ endpoint }) => <SourceAddress endpoint={endpoint} /> },
    { key: "seen", title: "Last call", phone: "aside", cell: ({ lastAt }) => <SourceAge at={lastAt} now={now} zone={zone} /> },
    { key: "accepted", title: "Accepted", align: "end", cell: ({ accepted }) => formatCount(accepted) },
    { key: "duplicates", title: "Duplicates", align: "end", cell: ({ duplicates }) => formatCount(duplicates) },
    { key: "refused", title: "Refused", align: "end", cell: ({ refused }) => formatCount(refused) },
    { key: "items", title: "Items", align: "end", phone: "hidden", cell: ({ items }) => (items === 0 ? NO_VALUE : formatCount(items)) },
  ];
  return <Table caption="Sources, the one heard last first" columns={columns} rows={rows} rowKey={({ key }) => key} />;
}

function SourceName({ row: { token, sender } }: { readonly row: SourceRow }): ReactNode {
  return (
    <>
      {token ?? "No known token"}
      {sender !== null && <small>{sender}</small>}
    </>
  );
}
