import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { formatPlural } from "@/lib/charts/format";
import type { LeftOut } from "@/lib/views/settings/source-rows";
import { SourceAddress } from "./source-address";
import { SourceAge } from "./source-age";

type Props = { readonly rows: readonly LeftOut[]; readonly now: Date; readonly zone: string };

/** What was not taken, by source and reason, the most first. */
export function SourceLeftOut({ rows, now, zone }: Props): ReactNode {
  const columns: readonly Column<LeftOut>[] = [
    {
      key: "what",
      title: "What",
      phone: "lead",
      cell: ({ count, noun, what }) => `${formatPlural(count, noun)} ${what}`,
    },
    { key: "fix", title: "What to do", cell: ({ fix }) => fix },
    { key: "source", title: "Source", cell: ({ token }) => token ?? "No known token" },
    { key: "address", title: "Address", cell: ({ endpoint }) => <SourceAddress endpoint={endpoint} /> },
    { key: "last", title: "Last", align: "end", phone: "aside", cell: ({ lastAt }) => <SourceAge at={lastAt} now={now} zone={zone} /> },
  ];
  return <Table caption="What was not taken, the most first" columns={columns} rows={rows} rowKey={({ key }) => key} />;
}
