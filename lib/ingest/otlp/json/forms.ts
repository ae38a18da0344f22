import type { Form, Message } from "./message";
import { passOver } from "./pass-over";
import { writeBytes, writeId } from "./write-bytes";
import { writeDouble, writeDoubleEntry } from "./write-double";
import { writeEnum } from "./write-enum";
import { writeFlag } from "./write-flag";
import { writeFixed64, writeFixed64Entry, writeInt64, writeSfixed64, writeSint32, writeUint64, writeUint64Entry } from "./write-integer";
import { writeList, writeMessage, writeMessageEntry, writePacked, writeValueEntry, writeValues } from "./write-messages";
import { writeText, writeTextIfAny } from "./write-text";

/** How the values of fields are written, by their type in OTLP's schema. */
export const TEXT: Form = { write: writeTextIfAny, wire: 2 };
/** A text that is there although it is empty. */
export const GIVEN_TEXT: Form = { write: writeText, wire: 2 };
export const BYTES: Form = { write: writeBytes, wire: 2 };
export const FLAG: Form = { write: writeFlag, wire: 0 };
export const INT64: Form = { write: writeInt64, wire: 0 };
export const UINT64: Form = { write: writeUint64, wire: 0 };
export const SINT32: Form = { write: writeSint32, wire: 0 };
export const FIXED64: Form = { write: writeFixed64, wire: 1 };
export const SFIXED64: Form = { write: writeSfixed64, wire: 1 };
export const DOUBLE: Form = { write: writeDouble, wire: 1 };
export const FIXED64S: Form = { write: writePacked, entry: writeFixed64Entry, wire: 2 };
export const DOUBLES: Form = { write: writePacked, entry: writeDoubleEntry, wire: 2 };
export const UINT64S: Form = { write: writePacked, entry: writeUint64Entry, wire: 2 };
export const TRACE_ID: Form = { write: writeId, wire: 2, bytes: 16 };
export const SPAN_ID: Form = { write: writeId, wire: 2, bytes: 8 };
/** A field that no reader asks for: any JSON. */
export const UNREAD: Form = { write: (tape) => passOver(tape), wire: 0 };

/** Bytes kept free for the length of a message, by how much it usually holds; more are taken when that is not enough. */
export const SMALL = 1;
export const MIDDLE = 2;
export const LARGE = 4;

export const one = (message: Message, width: number): Form => ({ write: writeMessage, wire: 2, message, width });
export const many = (message: Message, width: number): Form => ({ write: writeList, entry: writeMessageEntry, wire: 2, message, width });

/** Entries of a list or map inside a value, which may hold lists and maps again. */
export const nested = (message: Message): Form => ({ write: writeValues, entry: writeValueEntry, wire: 2, message, width: SMALL });

/** An enum whose members are named by a prefix and these words, from 0 on. */
export const enumOf = (prefix: string, words: readonly string[]): Form => ({
  write: writeEnum,
  wire: 0,
  members: new Map(words.map((word, number) => [`${prefix}_${word}`, number])),
});
