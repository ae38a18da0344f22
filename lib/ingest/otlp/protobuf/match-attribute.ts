import { CICD, CICD_PREFIX, READ_NAMES, UNREAD } from "../attributes/attribute-names";

const WORD = 4;
const encoder = new TextEncoder();

/** A name's bytes four at a time; the last four overlap those before them. */
function wordsOf(name: string): number[] {
  const bytes = encoder.encode(name).slice();
  const view = new DataView(bytes.buffer);
  const count = Math.ceil(bytes.length / WORD);
  return Array.from({ length: count }, (_, index) => view.getInt32(Math.min(index * WORD, bytes.length - WORD), true));
}

const NAMES = READ_NAMES.map(({ name }) => (name === "" ? [] : wordsOf(name)));
const LENGTHS = Uint8Array.from(READ_NAMES, ({ name }) => name.length);
/** Words of all names one after the other, and where those of each begin. */
const WORDS = Int32Array.from(NAMES.flat());
const STARTS = Int32Array.from(NAMES, (_, number) => NAMES.slice(0, number).flat().length);
const PREFIX_LENGTH = CICD_PREFIX.length;
const PREFIX_WORD = WORDS[STARTS[CICD] ?? 0] ?? 0;

const SLOT_BITS = 10;
/** Of a name's length and last four bytes, in which names differ most. */
const slotOf = (length: number, last: number): number => Math.imul(last ^ (length << 8), 0x9e3779b1) >>> (32 - SLOT_BITS);

/** First name of each slot, and for each name the next one in its slot; 0 ends a chain. */
const HEADS = new Uint8Array(2 ** SLOT_BITS);
const NEXT = new Uint8Array(NAMES.length);
for (const [number, words] of NAMES.entries()) {
  if (number <= CICD) continue;
  const slot = slotOf(LENGTHS[number] ?? 0, words.at(-1) ?? 0);
  NEXT[number] = HEADS[slot] ?? 0;
  HEADS[slot] = number;
}

/** The number of the attribute name in a range of bytes, without making a string; `UNREAD` for most. */
export function matchAttribute(view: DataView, from: number, to: number): number {
  const length = to - from;
  if (length < PREFIX_LENGTH) return UNREAD;
  let number = HEADS[slotOf(length, view.getInt32(to - WORD, true))] ?? 0;
  while (number !== 0) {
    if (LENGTHS[number] === length && isName(number, view, from, to)) return number;
    number = NEXT[number] ?? 0;
  }
  return view.getInt32(from, true) === PREFIX_WORD && isName(CICD, view, from, from + PREFIX_LENGTH) ? CICD : UNREAD;
}

function isName(number: number, view: DataView, from: number, to: number): boolean {
  let word = STARTS[number] ?? 0;
  for (let at = from; at < to - WORD; at += WORD) if (view.getInt32(at, true) !== WORDS[word++]) return false;
  return view.getInt32(to - WORD, true) === WORDS[word];
}
