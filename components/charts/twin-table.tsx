"use client";

import type { TableCell, TableModel } from "@/lib/charts/table";
import styles from "./figure.module.css";
import { VerdictWord } from "./verdict/verdict-word";

function content({ text, href, state }: TableCell) {
  if (state !== undefined) return <VerdictWord state={state} word={text} small />;
  return href === undefined ? text : <a href={href}>{text}</a>;
}

/** A region that scrolls must be reachable by keyboard (WCAG 2.1.1). */
const SCROLLABLE = { tabIndex: 0 };

/** The numbers of a chart as a table: always in the page, shown in place of the drawing on request. */
export function TwinTable({ table }: { table: TableModel }) {
  const onlyNumbers = table.columns.slice(1).every(({ numeric }) => numeric);
  return (
    <section className={styles.twin} aria-label={table.caption} {...SCROLLABLE}>
      <table className={`${styles.table} ${onlyNumbers ? styles.numbers : ""}`}>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map(({ label, numeric }) => (
              <th key={label} scope="col" className={numeric ? styles.number : undefined}>
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
                if (i === 0)
                  return (
                    <th key={column?.label} scope="row">
                      {content(cell)}
                    </th>
                  );
                return (
                  <td key={column?.label} className={column?.numeric && !onlyNumbers ? styles.number : undefined}>
                    {content(cell)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
