import Link from "next/link";
import type { TableCell } from "@/lib/charts/table";
import type { WhyRows } from "@/lib/charts/why/model";
import styles from "./why-rows.module.css";
import type { WhyState } from "./why-state";

type Props = { readonly rows: WhyRows; readonly hrefOf: (state: WhyState) => string };

const content = ({ text, href }: TableCell) => (href === undefined ? text : <Link href={href}>{text}</Link>);

/** One page of the rows behind the number, each linked to what it is about. */
export function WhyRowList({ rows, hrefOf }: Props) {
  const { table, page, hasNext, note } = rows;
  return (
    <section className={styles.rows} id="why-rows">
      <h3>{rows.title}</h3>
      {table.rows.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              {table.columns.map(({ label, numeric }) => (
                <th key={label} scope="col" data-number={numeric || undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, i) => {
                  const column = table.columns[i];
                  return (
                    <td key={column?.label} data-number={column?.numeric || undefined}>
                      {content(cell)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note !== null && <p className={styles.note}>{note}</p>}
      {(page > 1 || hasNext) && <Pages rows={rows} hrefOf={hrefOf} />}
    </section>
  );
}

function Pages({ rows: { of, page, hasNext }, hrefOf }: Props) {
  return (
    <nav className={styles.pages} aria-label="Pages of rows">
      {page > 1 && (
        <Link href={hrefOf({ of, page: page - 1 })} scroll={false}>
          Newer
        </Link>
      )}
      <span>{`Page ${page}`}</span>
      {hasNext && (
        <Link href={hrefOf({ of, page: page + 1 })} scroll={false}>
          Older
        </Link>
      )}
    </nav>
  );
}
