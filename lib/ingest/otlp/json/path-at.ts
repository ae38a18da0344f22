import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from "./marks";

const utf8 = new TextDecoder();

/**
 * The path of the value that starts at a byte (`resourceSpans[0].scopeSpans[0].spans[3].kind`) of a text that is JSON up to there. It is
 * found by walking the text once more, so that a body without a mistake pays nothing for its paths.
 */
export function pathAt(source: Uint8Array, offset: number): string {
  const open: (string | number)[] = [];
  for (let at = 0; at < offset; at++) {
    const byte = source[at];
    const top = open.at(-1);
    if (byte === OPEN_OBJECT) open.push("");
    else if (byte === OPEN_LIST) open.push(0);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) open.pop();
    else if (byte === COMMA && typeof top === "number") open[open.length - 1] = top + 1;
    else if (byte === QUOTE) {
      const from = at + 1;
      at = textEnd(source, from);
      if (isKey(source, at + 1)) open[open.length - 1] = utf8.decode(source.subarray(from, at));
    }
  }
  const path = open.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return path.slice(1) || "its root";
}

/** Where the closing quote of a text stands. */
function textEnd(source: Uint8Array, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== QUOTE) at += source[at] === BACKSLASH ? 2 : 1;
  return at;
}

function isKey(source: Uint8Array, from: number): boolean {
  let at = from;
  while ((source[at] ?? COLON) <= 0x20) at++;
  return source[at] === COLON;
}
