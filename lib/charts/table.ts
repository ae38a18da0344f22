import type { VerdictState } from "@/lib/domain/verdict";

/** One cell of a chart's table: words, perhaps a link, perhaps a verdict that is shown with its icon. */
export type TableCell = { readonly text: string; readonly href?: string; readonly state?: VerdictState };

export type TableColumn = { readonly label: string; readonly numeric: boolean };

/** The same numbers as a chart, for readers who want rows. The first cell of a row names it. */
export type TableModel = {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly TableCell[] }[];
};
