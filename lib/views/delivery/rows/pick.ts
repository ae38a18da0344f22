import { decodeCursor, encodeCursor, wrongCursor } from "@/lib/views/records/page";
import type { RowPage } from "./page";

type Picked = {
  readonly included?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Some of the rows of a list that is known as a whole; the cursor counts those before. Throws `invalid` for one that is none of ours. */
export function pickRows<Row extends { readonly included: boolean; readonly reason: string | null }>(
  rows: readonly Row[],
  { included, reason, cursor, limit }: Picked,
): RowPage<Row> {
  const wanted = rows.filter(
    (row) => (included === undefined || row.included === included) && (reason === undefined || row.reason === reason),
  );
  const [skipped = "0"] = cursor === undefined ? [] : decodeCursor(cursor);
  if (!/^\d{1,9}$/.test(skipped)) throw wrongCursor();
  const end = Number(skipped) + limit;
  return { rows: wanted.slice(Number(skipped), end), next: end < wanted.length ? encodeCursor([String(end)]) : null };
}
