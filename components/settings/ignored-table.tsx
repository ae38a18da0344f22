import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { formatCount } from "@/lib/charts/format";
import type { ConnectionModel } from "@/lib/views/settings/connection-page";
import { SourceAge } from "./source-age";

type Ignored = ConnectionModel["ignored"][number];
type Props = { readonly rows: readonly Ignored[]; readonly now: Date; readonly zone: string };

/** What a system sends that Wake has no use for, by topic and reason, the most frequent first. */
export function IgnoredTable({ rows, now, zone }: Props): ReactNode {
  const columns: readonly Column<Ignored>[] = [
    { key: "topic", title: "About", phone: "lead", cell: ({ topic }) => topic ?? "Without a topic" },
    { key: "reason", title: "Why", cell: ({ reason }) => reason },
    { key: "count", title: "Times", align: "end", cell: ({ count }) => formatCount(count) },
    { key: "last", title: "Last", align: "end", phone: "aside", cell: ({ lastAt }) => <SourceAge at={lastAt} now={now} zone={zone} /> },
  ];
  return (
    <Table
      caption="What is ignored, the most frequent first"
      columns={columns}
      rows={rows}
      rowKey={({ topic, reason }) => `${topic} ${reason}`}
    />
  );
}
