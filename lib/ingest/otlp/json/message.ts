import type { Tape } from "./tape";

/** Writes the value where the tape stands as the protobuf of a field, or throws; `null` never comes here. */
export type Writer = (tape: Tape, field: Field) => void;

/** What the schema says of a field besides its name. */
export type Form = {
  readonly write: Writer;
  /** Wire type of protobuf. */
  readonly wire: 0 | 1 | 2;
  /** Of a list: what writes one entry. */
  readonly entry?: Writer;
  /** Of a message, or a list of them: its fields, and the bytes kept free for its length. */
  readonly message?: Message;
  readonly width?: number;
  /** Of an enum: its numbers by name. */
  readonly members?: ReadonlyMap<string, number>;
  /** Of an id: its bytes. */
  readonly bytes?: number;
};

/** One spelling of a field, ready to be compared and written. */
export type Field = {
  readonly tag: number;
  readonly write: Writer;
  readonly entry: Writer;
  readonly message: Message;
  readonly width: number;
  readonly members: ReadonlyMap<string, number>;
  readonly bytes: number;
  /** Length of the name with its closing quote and colon, and the words it is compared by; the last overlaps the one before. */
  readonly length: number;
  readonly words: readonly number[];
  readonly first: number;
  readonly last: number;
  /** The next field in the same slot. */
  readonly chained: Field | null;
};

const SLOT_BITS = 6;
const SPREAD = 0x9e3779b1 | 0;
const slotOf = (first: number): number => Math.imul(first, SPREAD) >>> (32 - SLOT_BITS);

const utf8 = new TextEncoder();
const NO_MEMBERS: ReadonlyMap<string, number> = new Map();

/** The fields of a message, found by their first four bytes, in camelCase and in snake_case. */
export class Message {
  readonly #slots: (Field | null)[] = new Array<Field | null>(1 << SLOT_BITS).fill(null);

  /** Adds a field under its camelCase name. A number of 0 stands for a field that is passed over. */
  add(name: string, number: number, form: Form): this {
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    for (const spelling of new Set([name, snake])) this.#put(spelling, number, form);
    return this;
  }

  /** The field whose name, closing quote and colon stand at `at`; null when there is none. */
  find(view: DataView, at: number): Field | null {
    const first = view.getInt32(at, true);
    let field = this.#slots[slotOf(first)] ?? null;
    while (field !== null && !(field.first === first && restEquals(field, view, at))) field = field.chained;
    return field;
  }

  #put(spelling: string, number: number, { write, wire, entry = write, message = this, width = 0, ...form }: Form): void {
    const name = utf8.encode(`${spelling}":`);
    const view = new DataView(name.slice().buffer);
    const words = Array.from({ length: name.length >> 2 }, (_, index) => view.getInt32(index * 4, true));
    const first = words[0] ?? 0;
    const slot = slotOf(first);
    this.#slots[slot] = {
      tag: (number << 3) | wire,
      write,
      entry,
      message,
      width,
      members: form.members ?? NO_MEMBERS,
      bytes: form.bytes ?? 0,
      length: name.length,
      words,
      first,
      last: view.getInt32(name.length - 4, true),
      chained: this.#slots[slot] ?? null,
    };
  }
}

function restEquals({ words, length, last }: Field, view: DataView, at: number): boolean {
  for (let index = 1; index < words.length; index++) if (view.getInt32(at + index * 4, true) !== words[index]) return false;
  return view.getInt32(at + length - 4, true) === last;
}
