import { UNREAD } from "../attributes/attribute-names";
import type { AttributeSlots } from "../attributes/attribute-slots";
import { MAX_ATTRIBUTES } from "../limits";
import type { Cursor } from "./cursor";
import { KeyValue } from "./key-value";
import { matchAttribute } from "./match-attribute";

const KEY = 0x0a;
const VALUE = 0x12;
/** Bytes of the shortest `KeyValue` field: two tags and lengths within its own. */
const LEAST = 6;

/** Selects, of the first four bytes of a field, tag and key tag, and the bits that make the two lengths longer than one byte. */
const LAYOUT = 0x80ff80ff | 0;

/**
 * Reads a run of `KeyValue` fields into the slots and answers where it ends. The first begins at `from`, and the message that holds
 * them ends at `end`.
 *
 * Most bytes of a body are attributes, so the layout that every SDK writes (a key, then a value up to the end, both short) is told by
 * two reads, of tag, length, key tag and key length, and of value tag and value length; whatever differs goes the general way.
 */
export function readAttributes(cursor: Cursor, from: number, end: number, slots: AttributeSlots): number {
  const { bytes, view } = cursor;
  const tag = bytes[from] ?? 0;
  const layout = tag | (KEY << 16);
  let { met } = slots;
  let at = from;
  while (at + LEAST <= end) {
    const head = view.getInt32(at, true);
    if ((head & 255) !== tag) break;
    const attributeEnd = at + 2 + ((head >>> 8) & 127);
    const keyTo = at + 4 + (head >>> 24);
    const isShort = (head & LAYOUT) === layout && attributeEnd <= end && keyTo + 2 <= attributeEnd;
    if (isShort && view.getUint16(keyTo, true) === (VALUE | ((attributeEnd - keyTo - 2) << 8))) {
      const attribute = matchAttribute(view, at + 4, keyTo);
      if (++met <= MAX_ATTRIBUTES && attribute !== UNREAD) slots.put(attribute, keyTo + 2, attributeEnd);
      at = attributeEnd;
    } else {
      slots.met = met;
      at = readAnyLayout(cursor, at, end, slots);
      met = slots.met;
    }
  }
  slots.met = met;
  return at < end && bytes[at] === tag ? readAnyLayout(cursor, at, end, slots) : at;
}

const place = new KeyValue();

/** Reads one `KeyValue` field of whatever layout. */
function readAnyLayout(cursor: Cursor, from: number, outerEnd: number, slots: AttributeSlots): number {
  cursor.at = from + 1;
  const end = cursor.fieldEnd(outerEnd);
  place.read(cursor, end);
  const attribute = matchAttribute(cursor.view, place.keyFrom, place.keyTo);
  if (++slots.met <= MAX_ATTRIBUTES && attribute !== UNREAD) slots.put(attribute, place.valueFrom, place.valueTo);
  return end;
}
