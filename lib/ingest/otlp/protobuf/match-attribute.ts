import { CICD, CICD_PREFIX, READ_NAMES, UNREAD } from "../attributes/attribute-names";
import { sameBytes } from "../attributes/same-bytes";

const encoder = new TextEncoder();
const viewOf = (name: string): DataView => new DataView(encoder.encode(name).slice().buffer);
const NAMES = READ_NAMES.map(({ name }) => viewOf(name));
const LENGTHS = Uint8Array.from(NAMES, (name) => name.byteLength);
const PREFIX = viewOf(CICD_PREFIX);
const PREFIX_LENGTH = PREFIX.byteLength;
const PREFIX_FIRST = PREFIX.getUint8(0);

const slotOf = (length: number, first: number, last: number): number => (length * 7 + first * 31 + last * 131) & 255;

/** First name of each slot, and for each name the next one in its slot; 0 ends a chain. */
const HEADS = new Uint8Array(256);
const NEXT = new Uint8Array(NAMES.length);
for (const [number, name] of NAMES.entries()) {
  if (number <= CICD) continue;
  const slot = slotOf(name.byteLength, name.getUint8(0), name.getUint8(name.byteLength - 1));
  NEXT[number] = HEADS[slot] ?? 0;
  HEADS[slot] = number;
}

/** The number of the attribute name in a range of bytes (see `attributeNumber`), without making a string. */
export function matchAttribute(view: DataView, from: number, to: number): number {
  const length = to - from;
  if (length < PREFIX_LENGTH) return UNREAD;
  const first = view.getUint8(from);
  if (first === PREFIX_FIRST && sameBytes(view, from, PREFIX, 0, PREFIX_LENGTH)) return CICD;
  let number = HEADS[slotOf(length, first, view.getUint8(to - 1))] ?? 0;
  while (number !== 0) {
    const name = NAMES[number];
    if (name !== undefined && LENGTHS[number] === length && sameBytes(view, from, name, 0, length)) return number;
    number = NEXT[number] ?? 0;
  }
  return UNREAD;
}
