import { copyText } from "./copy-text";
import { QUOTE } from "./marks";
import type { Field } from "./message";
import { putVarint } from "./put-integer";
import { readSigned32 } from "./read-integer";
import type { Tape } from "./tape";

const ascii = new TextDecoder("latin1");

/** Writes an enum by its number or name; 0 for a name that is not known, for new members may come. */
export function writeEnum(tape: Tape, field: Field): void {
  tape.target[tape.to++] = field.tag;
  if (tape.source[tape.at] === QUOTE) readName(tape, field);
  else readSigned32(tape);
  putVarint(tape);
}

/** Reads the number of the name that the tape stands on. */
function readName(tape: Tape, { members }: Field): void {
  const { to } = tape;
  tape.at++;
  copyText(tape);
  const name = ascii.decode(tape.target.subarray(to, tape.to));
  tape.to = to;
  tape.high = 0;
  tape.low = members.get(name) ?? 0;
}
