import type { ReactNode } from "react";
import styles from "./table.module.css";
import { VisuallyHidden } from "./visually-hidden";

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end, in figures of one width. */
  readonly align?: "start" | "end";
  /**
   * Where it goes on a phone, where a row has two lines: `lead` and `aside` share the first, `detail`s fill the second,
   * `hidden` is left out. Left out itself, the first column leads and the others are details.
   */
  readonly phone?: "lead" | "aside" | "detail" | "hidden";
};

type Props<Row> = {
  /** What the rows are, for those who listen. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
};

/** Rows to compare. The first column names its row; on a phone each row takes two lines. */
export function Table<Row>({ caption, columns, rows, rowKey }: Props<Row>): ReactNode {
  return (
    <table className={styles.table}>
      <caption>
        <VisuallyHidden>{caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-align={column.align}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, place) => (
              <Cell key={column.key} column={column} row={row} names={place === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps<Row> = { readonly column: Column<Row>; readonly row: Row; readonly names: boolean };

function Cell<Row>({ column, row, names }: CellProps<Row>): ReactNode {
  const content = column.cell(row);
  const place = { "data-align": column.align, "data-phone": column.phone ?? (names ? "lead" : "detail"), "data-title": column.title };
  return names ? (
    <th scope="row" {...place}>
      {content}
    </th>
  ) : (
    <td {...place}>{content}</td>
  );
}
