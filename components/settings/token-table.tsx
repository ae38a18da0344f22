import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { TokenRow } from "@/lib/views/settings/tokens";
import { dayText } from "./day-text";
import { scopePhrase } from "./scope-words";

type Props = {
  readonly caption: string;
  readonly rows: readonly TokenRow[];
  readonly timezone: string;
  /** The column that differs: what can be done, or what became of it. */
  readonly last: { readonly title: string; readonly cell: (row: TokenRow) => ReactNode };
};

/** Tokens as rows: what each may do, where, and when it was last heard of. */
export function TokenTable({ caption, rows, timezone, last }: Props): ReactNode {
  const columns: readonly Column<TokenRow>[] = [
    { key: "name", title: "Name", phone: "lead", cell: (row) => <NameCell row={row} /> },
    { key: "may", title: "May", cell: (row) => <MayCell row={row} /> },
    { key: "used", title: "Last used", cell: (row) => (row.lastUsedAt === null ? "Never" : <Time at={row.lastUsedAt} zone={timezone} />) },
    { key: "expires", title: "Ends", cell: (row) => <EndCell at={row.endedAt ?? row.expiresAt} timezone={timezone} /> },
    { key: "last", title: last.title, align: "end", phone: "aside", cell: last.cell },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function NameCell({ row }: { readonly row: TokenRow }): ReactNode {
  return (
    <>
      {row.name}
      <small>
        <code>{row.prefix}…</code> {row.createdBy !== null && `by ${row.createdBy}`}
      </small>
    </>
  );
}

function MayCell({ row }: { readonly row: TokenRow }): ReactNode {
  const places = [...row.services, ...row.environments];
  return (
    <>
      {scopePhrase(row.scopes)}
      {places.length > 0 && <small>only {places.join(", ")}</small>}
    </>
  );
}

function EndCell({ at, timezone }: { readonly at: Date | null; readonly timezone: string }): ReactNode {
  if (at === null) return "Never";
  return (
    <Time at={at} zone={timezone}>
      {dayText(at, timezone)}
    </Time>
  );
}
