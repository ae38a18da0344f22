/** What a cell may hold; null and an absent value are written as nothing. */
export type Cell = string | number | boolean | Date | null | undefined;

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * One line of CSV (RFC 4180) with its line end. A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers
 * are no texts and stay numbers, negative ones too. Times are RFC 3339 in UTC.
 */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell === "boolean") return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
