/** What may hide a semicolon, and the semicolon itself; identifiers are taken whole so that `date'…'` is not read as an E-string. */
const token =
  /--[^\n]*|\/\*|'(?:[^']|'')*'|"(?:[^"]|"")*"|[eE]'(?:[^'\\]|\\[\s\S]|'')*'|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$|;|\s+|[\s\S]/y;

/**
 * Cuts a PostgreSQL script into its statements, without their semicolons and without empty ones. Quotes, E-strings, quoted
 * names, nested comments and dollar quotes are respected, a comment stays with the statement it stands before; a `BEGIN ATOMIC` body is not (write such functions with `$$`).
 * Throws when a quote or a comment is left open.
 */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let start = 0;
  let holdsCode = false;
  let at = 0;
  const close = (end: number): void => {
    if (holdsCode) statements.push(sql.slice(start, end).trim());
    holdsCode = false;
  };
  while (at < sql.length) {
    token.lastIndex = at;
    const found = token.exec(sql)?.[0] ?? "";
    const end = endOf(sql, at, found);
    if (found === ";") {
      close(at);
      start = end;
    } else if (!isSilent(found)) holdsCode = true;
    at = end;
  }
  close(sql.length);
  return statements;
}

const isSilent = (found: string): boolean => found.trim() === "" || found.startsWith("--") || found === "/*";

function endOf(sql: string, at: number, found: string): number {
  const after = at + found.length;
  if (found === "/*") return endOfComment(sql, after);
  if (found === "'" || found === '"') throw new Error(`A quote is never closed: ${sql.slice(at, at + 60)}`);
  if (found.length < 2 || !found.startsWith("$")) return after;
  const closing = sql.indexOf(found, after);
  if (closing < 0) throw new Error(`The quote ${found} is never closed: ${sql.slice(at, at + 60)}`);
  return closing + found.length;
}

/** PostgreSQL's block comments nest. */
function endOfComment(sql: string, from: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = from;
  let depth = 1;
  for (let found = mark.exec(sql); found !== null; found = mark.exec(sql)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  throw new Error(`A comment is never closed: ${sql.slice(from - 2, from + 60)}`);
}
