import { wrong } from "./fault";
import { LOWER_F, LOWER_T } from "./marks";
import type { Field } from "./message";
import { passOver } from "./pass-over";
import type { Tape } from "./tape";

/** Writes true or false. */
export function writeFlag(tape: Tape, field: Field): void {
  const first = tape.source[tape.at];
  if (first !== LOWER_T && first !== LOWER_F) throw wrong(tape, tape.at, "true or false");
  passOver(tape);
  tape.target[tape.to++] = field.tag;
  tape.target[tape.to++] = first === LOWER_T ? 1 : 0;
}
