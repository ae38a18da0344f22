import { copyText } from "./copy-text";
import { wrong } from "./fault";
import { QUOTE } from "./marks";
import type { Field } from "./message";
import type { Tape } from "./tape";

/** Writes a text, an empty one too. */
export function writeText(tape: Tape, field: Field): void {
  if (tape.source[tape.at] !== QUOTE) throw wrong(tape, tape.at, "a text");
  tape.at++;
  const start = tape.open(field.tag, 1);
  copyText(tape);
  tape.close(start, 1);
}

/** Writes a text, or nothing for an empty one: to protobuf that is the same, and its own writers leave it out. */
export function writeTextIfAny(tape: Tape, field: Field): void {
  const { to } = tape;
  writeText(tape, field);
  if (tape.to === to + 2) tape.to = to;
}
