import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { PanelMessage } from "@/components/ui/panel/panel-message";
import { Section } from "@/components/ui/section";
import { type Column, Table } from "@/components/ui/table";
import { NO_VALUE } from "@/lib/charts/format";
import type { ReconcileRow, ReconcileTable } from "@/lib/views/delivery/reconcile-table";
import styles from "./reconcile-section.module.css";
import type { To } from "./to";

type Props = { readonly table: ReconcileTable | null; readonly to: To };

const COLUMNS: readonly Column<ReconcileRow>[] = [
  { key: "tool", title: "Definition of", cell: ({ tool }) => tool, phone: "lead" },
  {
    ...{ key: "value", title: "Figure", align: "end", phone: "aside" },
    cell: ({ value, also }) => (
      <>
        {value}
        {also.map((text) => (
          <small key={text}>{text}</small>
        ))}
      </>
    ),
  },
  { key: "bands", title: "Its bands", cell: ({ bands }) => bands ?? NO_VALUE, phone: "detail" },
  { key: "why", title: "Why it differs", cell: ({ why }) => why, phone: "detail" },
];

/** The same rows under the definitions of other tools, worked out only when asked for. */
export function ReconcileSection({ table, to }: Props) {
  return (
    <Section
      title="Reconcile"
      note="The same rows under the definitions of DevLake, Middleware and Four Keys, each with what makes the difference."
      id="reconcile"
      tools={table !== null && <LinkButton href={to({ reconcile: false })}>Hide</LinkButton>}
    >
      {table === null && <LinkButton href={`${to({ reconcile: true })}#reconcile`}>Compare with other tools</LinkButton>}
      {table !== null && table.refused !== null && (
        <PanelMessage because="failed" title="This could not be worked out">
          {table.refused}
        </PanelMessage>
      )}
      {table?.metrics.map(({ metric, name, wake, rows }) => (
        <div key={metric} className={styles.metric}>
          <h3>
            {name} <span>{`Wake: ${wake}`}</span>
          </h3>
          <Table
            caption={`${name} under other definitions`}
            columns={[
              ...COLUMNS,
              {
                key: "rows",
                title: "",
                align: "end",
                phone: "detail",
                cell: ({ rowsHref, tool }) => (
                  <Link href={rowsHref} prefetch={false} aria-label={`Rows of ${name} by ${tool}`}>
                    rows
                  </Link>
                ),
              },
            ]}
            rows={rows}
            rowKey={({ tool }) => tool}
          />
        </div>
      ))}
    </Section>
  );
}
