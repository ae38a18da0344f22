import type { Field } from "./message";
import { putFixed64, putVarint } from "./put-integer";
import { readSigned, readSigned32, readUnsigned } from "./read-integer";
import type { Tape } from "./tape";

/** Writes an unsigned integer of eight bytes: a time, a count. */
export function writeFixed64(tape: Tape, field: Field): void {
  tape.target[tape.to++] = field.tag;
  writeFixed64Entry(tape);
}

/** Writes the same without its tag, as a packed list has it. */
export function writeFixed64Entry(tape: Tape): void {
  readUnsigned(tape);
  putFixed64(tape);
}

/** Writes a signed integer of eight bytes. */
export function writeSfixed64(tape: Tape, field: Field): void {
  tape.target[tape.to++] = field.tag;
  readSigned(tape);
  putFixed64(tape);
}

/** Writes a signed integer as a varint; ten bytes when it is negative. */
export function writeInt64(tape: Tape, field: Field): void {
  tape.target[tape.to++] = field.tag;
  readSigned(tape);
  putVarint(tape);
}

/** Writes an unsigned integer as a varint. */
export function writeUint64(tape: Tape, field: Field): void {
  tape.target[tape.to++] = field.tag;
  writeUint64Entry(tape);
}

/** Writes the same without its tag, as a packed list has it. */
export function writeUint64Entry(tape: Tape): void {
  readUnsigned(tape);
  putVarint(tape);
}

/** Writes a small signed integer in zigzag. */
export function writeSint32(tape: Tape, field: Field): void {
  tape.target[tape.to++] = field.tag;
  readSigned32(tape);
  tape.low = ((tape.low << 1) ^ (tape.low >> 31)) >>> 0;
  tape.high = 0;
  putVarint(tape);
}
