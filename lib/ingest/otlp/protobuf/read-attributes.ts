import { CICD, UNREAD } from "../attributes/attribute-names";
import type { AttributeSlots } from "../attributes/attribute-slots";
import type { LabelTable } from "../attributes/label-table";
import { MAX_ATTRIBUTES } from "../limits";
import type { Cursor } from "./cursor";
import { matchAttribute } from "./match-attribute";
import { readAnyValue } from "./read-any-value";

const KEY = 0x0a;
const VALUE = 0x12;
const TEXT = 0x0a;
/** Lengths below this are one byte. */
const SHORT = 128;

/**
 * Reads a run of `KeyValue` fields into the slots: the cursor stands at the tag of the first, and the message that holds them ends at
 * `end`. Values of names that nobody asks for are passed over by their length.
 *
 * Most bytes of a body are attributes, so the layout that every SDK writes (a key, then a value up to the end, both short) is walked
 * with local variables; whatever does not fit it byte for byte goes the general way.
 */
export function readAttributes(cursor: Cursor, end: number, slots: AttributeSlots, labels: LabelTable): void {
  const { bytes, view } = cursor;
  const tag = bytes[cursor.at];
  let { at } = cursor;
  while (at < end && bytes[at] === tag) {
    const length = bytes[at + 1] ?? SHORT;
    const attributeEnd = at + 2 + length;
    const keyLength = bytes[at + 3] ?? SHORT;
    const keyTo = at + 4 + keyLength;
    const isShort = length < SHORT && keyLength < SHORT && attributeEnd <= end && keyTo + 1 < attributeEnd;
    if (isShort && bytes[at + 2] === KEY && bytes[keyTo] === VALUE && keyTo + 2 + (bytes[keyTo + 1] ?? 0) === attributeEnd) {
      const attribute = ++slots.met > MAX_ATTRIBUTES ? UNREAD : matchAttribute(view, at + 4, keyTo);
      if (attribute !== UNREAD) take(cursor, attribute, keyTo + 2, attributeEnd, slots, labels);
      at = attributeEnd;
    } else {
      cursor.at = at + 1;
      readAnyLayout(cursor, cursor.fieldEnd(end), slots, labels);
      at = cursor.at;
    }
  }
  cursor.at = at;
}

/** Fields may come in any order, twice, or with others between them. */
function readAnyLayout(cursor: Cursor, end: number, slots: AttributeSlots, labels: LabelTable): void {
  let attribute = UNREAD;
  let valueFrom = end;
  let valueTo = end;
  while (cursor.at < end) {
    const tag = cursor.varint();
    if (tag === KEY) {
      const keyTo = cursor.fieldEnd(end);
      attribute = matchAttribute(cursor.view, cursor.at, keyTo);
      cursor.at = keyTo;
    } else if (tag === VALUE) {
      valueTo = cursor.fieldEnd(end);
      valueFrom = cursor.at;
      cursor.at = valueTo;
    } else cursor.skip(tag, end);
  }
  cursor.expectEnd(end);
  if (++slots.met <= MAX_ATTRIBUTES && attribute !== UNREAD) take(cursor, attribute, valueFrom, valueTo, slots, labels);
  cursor.at = end;
}

function take(cursor: Cursor, attribute: number, from: number, to: number, slots: AttributeSlots, labels: LabelTable): void {
  if (attribute === CICD) {
    slots.putCicd();
    return;
  }
  if (cursor.bytes[from] === TEXT && cursor.bytes[from + 1] === to - from - 2 && to - from - 2 < SHORT) {
    slots.put(attribute, labels.ofBytes(from + 2, to));
    return;
  }
  cursor.at = from;
  slots.put(attribute, readAnyValue(cursor, to, labels, 0));
}
