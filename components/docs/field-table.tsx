import type { ReactNode } from "react";
import { type Column, Table } from "@/components/ui/table";
import type { DocField } from "@/lib/views/api-docs/fields";
import styles from "./api-docs.module.css";
import { Marked } from "./marked";

type Props = { readonly caption: string; readonly fields: readonly DocField[] };

const COLUMNS: readonly Column<DocField>[] = [
  { key: "name", title: "Field", cell: ({ name }) => <code>{name}</code>, phone: "lead" },
  { key: "type", title: "Type", cell: ({ type, required }) => (required ? <b>{type}, required</b> : type), phone: "aside" },
  { key: "text", title: "Meaning", cell: (field) => <Meaning field={field} />, phone: "detail" },
];

/** Fields or parameters with what they mean. */
export function FieldTable({ caption, fields }: Props): ReactNode {
  return (
    <div className={styles.fields}>
      <Table caption={caption} columns={COLUMNS} rows={fields} rowKey={({ name }) => name} />
    </div>
  );
}

function Meaning({ field: { text, allowed } }: { readonly field: DocField }): ReactNode {
  return (
    <>
      <Marked text={text} />
      {allowed.length > 0 && (
        <span className={styles.allowed}>
          {allowed.map((value) => (
            <code key={value}>{value}</code>
          ))}
        </span>
      )}
    </>
  );
}
