import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import { formatCount, formatRatio, NO_VALUE } from "@/lib/charts/format";
import type { BurnWindow } from "@/lib/domain/objective";
import type { WindowFigure } from "@/lib/views/objective/figures";

const WINDOW_WORDS: Readonly<Record<BurnWindow, string>> = {
  ...{ "5m": "5 minutes", "30m": "30 minutes", "1h": "1 hour", "6h": "6 hours", "3d": "3 days" },
};

const COLUMNS: readonly Column<WindowFigure>[] = [
  { key: "window", title: "In the last", cell: ({ window }) => WINDOW_WORDS[window], phone: "lead" },
  { key: "burn", title: "Burn", cell: ({ burn }) => (burn === null ? NO_VALUE : formatRatio(burn)), align: "end", phone: "aside" },
  { key: "bad", title: "Bad", cell: ({ bad }) => formatCount(bad), align: "end", phone: "hidden" },
  { key: "total", title: "Requests", cell: ({ total }) => formatCount(total), align: "end", phone: "hidden" },
];

/** How many times as fast as the promise allows its budget burns, over each window. */
export function BurnTable({ name, windows }: { readonly name: string; readonly windows: readonly WindowFigure[] }): ReactNode {
  return <Table caption={`How fast the budget of ${name} burns`} rows={windows} rowKey={({ window }) => window} columns={COLUMNS} />;
}
