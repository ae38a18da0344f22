import { copyText } from "./copy-text";
import { CLOSE_OBJECT, LOWER_N, SPACE } from "./marks";
import type { Message, Writer } from "./message";
import type { Tape } from "./tape";
import { writeMessageEntry } from "./write-messages";

const KEY_TAG = 0x0a;
const VALUE_TAG = 0x12;

const wordsOf = (text: string, offsets: readonly number[]): readonly number[] => {
  const view = new DataView(new TextEncoder().encode(text).slice().buffer);
  return offsets.map((offset) => view.getInt32(offset, true));
};
const [START = 0, KEY = 0] = wordsOf('{"key":"', [0, 4]);
/** The last word overlaps the one before. */
const [MIDDLE = 0, VALUE = 0, OPEN = 0] = wordsOf(',"value":{"', [0, 4, 7]);

/**
 * Writes a `KeyValue` as an entry of a list. Most bytes of a body are attributes, so the layout that every SDK writes (the key, then a
 * value of one field, no space) is compared a word at a time; whatever does not fit it byte for byte is written the general way.
 */
export const attributeWriter =
  (values: Message): Writer =>
  (tape, field) => {
    const { at, to, input } = tape;
    if (input.getInt32(at, true) === START && input.getInt32(at + 4, true) === KEY) {
      const attribute = tape.open(field.tag, 1);
      const key = tape.open(KEY_TAG, 1);
      tape.at = at + 8;
      copyText(tape);
      tape.close(key, 1);
      if (writeValue(tape, values)) {
        tape.close(attribute, 1);
        return;
      }
      tape.at = at;
      tape.to = to;
    }
    writeMessageEntry(tape, field);
  };

function writeValue(tape: Tape, values: Message): boolean {
  const { at, input, source } = tape;
  if (input.getInt32(at, true) !== MIDDLE || input.getInt32(at + 4, true) !== VALUE || input.getInt32(at + 7, true) !== OPEN) return false;
  const inner = values.find(input, at + 11);
  if (inner === null) return false;
  const value = tape.open(VALUE_TAG, 1);
  tape.at = at + 11 + inner.length;
  const first = source[tape.at] ?? 0;
  if (first <= SPACE || first === LOWER_N) return false;
  inner.write(tape, inner);
  if (source[tape.at] !== CLOSE_OBJECT || source[tape.at + 1] !== CLOSE_OBJECT) return false;
  tape.at += 2;
  tape.close(value, 1);
  return true;
}
