const MARK_OR_SCALAR = /[{}[\],:]|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Expect = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end";

/**
 * Where a text stops being JSON, counted from 0; its length when it ends too early. Only asked once a parser has refused the
 * text: engines do not all say where. It keeps its own stack, so depth cannot hurt it.
 */
export function jsonFault(source: string): number {
  const open: string[] = [];
  let expect: Expect = "value";
  for (let at = skipSpace(source, 0); ; ) {
    const isString = source[at] === '"';
    const end = isString ? stringEnd(source, at + 1) : matchEnd(MARK_OR_SCALAR, source, at);
    if (end.broken) return end.at;
    const word = source.slice(at, at + 1);
    const next = follow(expect, isString ? "string" : "{}[],:".includes(word) ? word : "scalar", open);
    if (next === null) return at;
    expect = next;
    at = skipSpace(source, end.at);
  }
}

type End = { readonly at: number; readonly broken: boolean };

function stringEnd(source: string, from: number): End {
  for (let at = from; ; ) {
    if (at >= source.length || source.charCodeAt(at) < 0x20) return { at, broken: true };
    if (source[at] === '"') return { at: at + 1, broken: false };
    const escaped = source[at] === "\\" ? matchEnd(ESCAPE, source, at) : { at: at + 1, broken: false };
    if (escaped.broken) return escaped;
    at = escaped.at;
  }
}

function matchEnd(pattern: RegExp, source: string, at: number): End {
  pattern.lastIndex = at;
  return pattern.test(source) ? { at: pattern.lastIndex, broken: false } : { at, broken: true };
}

/** What may come after a token; null when the token itself may not stand here. Keeps the stack of open brackets. */
function follow(expect: Expect, token: string, open: string[]): Expect | null {
  const takesValue = expect === "value" || expect === "value or ]";
  if (takesValue && (token === "{" || token === "[")) {
    open.push(token);
    return token === "{" ? "key or }" : "value or ]";
  }
  if (takesValue && (token === "string" || token === "scalar")) return ", or end";
  if ((expect === "key" || expect === "key or }") && token === "string") return ":";
  if (expect === ":" && token === ":") return "value";
  if (expect !== "value" && expect !== "key" && closes(expect, token, open)) {
    open.pop();
    return ", or end";
  }
  if (expect === ", or end" && token === "," && open.length > 0) return open.at(-1) === "{" ? "key" : "value";
  return null;
}

const closes = (expect: Expect, token: string, open: readonly string[]): boolean =>
  (token === "}" && open.at(-1) === "{" && (expect === ", or end" || expect === "key or }")) ||
  (token === "]" && open.at(-1) === "[" && (expect === ", or end" || expect === "value or ]"));

function skipSpace(source: string, from: number): number {
  let at = from;
  while (at < source.length && " \t\r\n".includes(source.charAt(at))) at += 1;
  return at;
}
