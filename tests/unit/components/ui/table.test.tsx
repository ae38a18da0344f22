import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Column, Table } from "@/components/ui/table";

type Row = { readonly name: string; readonly count: number };

const COLUMNS: readonly Column<Row>[] = [
  { key: "name", title: "Service", cell: (row) => row.name },
  { key: "count", title: "Requests", align: "end", cell: (row) => row.count },
];

test("each row is named by its first cell, each column by its head, the table by its caption", () => {
  const rows = [
    { name: "payments", count: 3 },
    { name: "ledger", count: 0 },
  ];
  const html = renderToStaticMarkup(<Table caption="Services" columns={COLUMNS} rows={rows} rowKey={(row) => row.name} />);
  expect(html).toMatch(/<caption>.*Services.*<\/caption>/);
  expect(html.match(/<th scope="col"[^>]*>[^<]*/g)?.map((cell) => cell.replace(/.*>/, ""))).toEqual(["Service", "Requests"]);
  expect(html.match(/<th scope="row"[^>]*>[^<]*/g)?.map((cell) => cell.replace(/.*>/, ""))).toEqual(["payments", "ledger"]);
  expect(html.match(/<td[^>]*data-align="end"[^>]*>[^<]*/g)?.map((cell) => cell.replace(/.*>/, ""))).toEqual(["3", "0"]);
});
