import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import type { LimitLine } from "@/lib/views/settings/limit-lines";

/** Services of which more came than is kept apart. */
export function SourceLimits({ lines }: { readonly lines: readonly LimitLine[] }): ReactNode {
  const columns: readonly Column<LimitLine>[] = [
    { key: "service", title: "Service", cell: ({ service }) => service },
    { key: "what", title: "What", cell: ({ what }) => what },
    { key: "fix", title: "What to do", cell: ({ fix }) => fix },
  ];
  return <Table caption="Limits that were reached" columns={columns} rows={lines} rowKey={({ key }) => key} />;
}
