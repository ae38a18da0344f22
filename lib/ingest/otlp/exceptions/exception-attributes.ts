import { type AttributeList, type ByteRange, isText } from "./attribute-list";
import { MAX_ATTRIBUTE_CHARS, MAX_MESSAGE_CHARS, MAX_SAMPLE_ATTRIBUTES, MAX_STACK_BYTES, MAX_TYPE_CHARS } from "./exception-limits";
import { openValue } from "./secrets";
import { cut, textOf, valueText } from "./value-text";

const UNNAMED_TYPE = "unknown";
/** Longest character in UTF-8. */
const CHAR_BYTES = 4;
const PREFIX_CHARS = 10;

const utf8 = new TextEncoder();
const [TYPE, MESSAGE, STACK, PREFIX] = ["exception.type", "exception.message", "exception.stacktrace", "exception."].map((name) =>
  utf8.encode(name),
);

/** What the attributes of an event or record say of an exception, each part bounded. */
export type ExceptionTexts = { readonly type: string; readonly message: string; readonly stack: string };

/** The stack is as long as it is looked at for frames, the other parts as long as they are kept. */
export function exceptionTexts(bytes: Uint8Array, attributes: AttributeList): ExceptionTexts {
  const read = (name: Uint8Array | undefined, mostBytes: number): string => valueText(bytes, rangeOf(bytes, attributes, name), mostBytes);
  const type = read(TYPE, MAX_TYPE_CHARS * CHAR_BYTES)
    .replace(/\s+/g, " ")
    .trim();
  return {
    type: type === "" ? UNNAMED_TYPE : cut(type, MAX_TYPE_CHARS),
    message: cut(read(MESSAGE, MAX_MESSAGE_CHARS * CHAR_BYTES), MAX_MESSAGE_CHARS),
    stack: read(STACK, MAX_STACK_BYTES),
  };
}

/** Whether there is anything of an exception in the attributes. */
export const tellsOfException = (bytes: Uint8Array, attributes: AttributeList): boolean =>
  [TYPE, MESSAGE, STACK].some((name) => {
    const { from, to } = rangeOf(bytes, attributes, name);
    return to > from;
  });

/** The other attributes as texts, in the order of their names, so many as a sample keeps. */
export function otherAttributes(bytes: Uint8Array, attributes: AttributeList): Record<string, string> {
  const found: [string, string][] = [];
  for (let index = 0; index < attributes.count; index++) {
    const { from, to } = attributes.key(index);
    if (PREFIX !== undefined && isText(bytes, { from, to: Math.min(to, from + PREFIX_CHARS) }, PREFIX)) continue;
    const name = cut(textOf(bytes, { from, to }, MAX_ATTRIBUTE_CHARS * CHAR_BYTES), MAX_ATTRIBUTE_CHARS);
    const value = cut(valueText(bytes, attributes.value(index), MAX_ATTRIBUTE_CHARS * CHAR_BYTES), MAX_ATTRIBUTE_CHARS);
    if (name !== "" && value !== "") found.push([name, openValue(name, value)]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, MAX_SAMPLE_ATTRIBUTES));
}

const rangeOf = (bytes: Uint8Array, attributes: AttributeList, name: Uint8Array | undefined): ByteRange =>
  name === undefined ? { from: 0, to: 0 } : attributes.valueOf(bytes, name);
