import { MAX_DEPTH } from "../limits";
import { copyText } from "./copy-text";
import { broken, wrong } from "./fault";
import { CLOSE_LIST, CLOSE_OBJECT, LOWER_N, OPEN_LIST, OPEN_OBJECT, QUOTE } from "./marks";
import type { Field, Message } from "./message";
import { afterEntry, passColon, passOver } from "./pass-over";
import type { Tape } from "./tape";

const PACKED_WIDTH = 2;
const KEY_END = new TextEncoder().encode('":');

/** Writes an object as a message. */
export function writeMessage(tape: Tape, field: Field): void {
  if (tape.source[tape.at] !== OPEN_OBJECT) throw wrong(tape, tape.at, "an object");
  const start = tape.open(field.tag, field.width);
  writeFields(tape, field.message);
  tape.close(start, field.width);
}

/** Writes each entry of a list as its field says: so many messages. */
export function writeList(tape: Tape, field: Field): void {
  if (tape.source[tape.at] !== OPEN_LIST) throw wrong(tape, tape.at, "an array");
  tape.at++;
  let next = tape.next();
  if (next === CLOSE_LIST) tape.at++;
  while (next !== CLOSE_LIST) {
    tape.reserve();
    field.entry(tape, field);
    next = afterEntry(tape, CLOSE_LIST);
  }
}

/** Writes an entry of a list of objects. `null` is an empty message, so that what follows keeps its place. */
export function writeMessageEntry(tape: Tape, field: Field): void {
  if (tape.source[tape.at] === LOWER_N) writeEmpty(tape, field);
  else writeMessage(tape, field);
}

/** Writes the values of a list or map. What nests deeper than is read becomes empty: readers that ask for it see the depth and refuse. */
export function writeValues(tape: Tape, field: Field): void {
  tape.depth++;
  writeList(tape, field);
  tape.depth--;
}

export function writeValueEntry(tape: Tape, field: Field): void {
  if (tape.depth > MAX_DEPTH) writeEmpty(tape, field);
  else writeMessageEntry(tape, field);
}

/** Writes a list of numbers as one packed field. */
export function writePacked(tape: Tape, field: Field): void {
  const start = tape.open(field.tag, PACKED_WIDTH);
  writeList(tape, field);
  tape.close(start, PACKED_WIDTH);
}

/** Writes the fields of the object that the tape stands on. Of a field that comes twice, protobuf counts the last. */
export function writeFields(tape: Tape, message: Message): void {
  tape.at++;
  let next = tape.next();
  if (next === CLOSE_OBJECT) tape.at++;
  while (next !== CLOSE_OBJECT) {
    if (next !== QUOTE) throw broken(tape);
    tape.reserve();
    tape.at++;
    const field = message.find(tape.input, tape.at);
    if (field !== null) {
      tape.at += field.length;
      writeField(tape, field);
    } else writeRareField(tape, message);
    next = afterEntry(tape, CLOSE_OBJECT);
  }
}

function writeField(tape: Tape, field: Field): void {
  if (tape.next() === LOWER_N) passOver(tape);
  else field.write(tape, field);
}

/** A field that is not known, or whose name is written with escapes or with space behind it. */
function writeRareField(tape: Tape, message: Message): void {
  const { to } = tape;
  copyText(tape);
  tape.target.set(KEY_END, tape.to);
  const length = tape.to + KEY_END.length - to;
  const field = message.find(tape.output, to);
  tape.to = to;
  passColon(tape);
  if (field?.length === length) writeField(tape, field);
  else passOver(tape);
}

function writeEmpty(tape: Tape, field: Field): void {
  passOver(tape);
  tape.close(tape.open(field.tag, 1), 1);
}
