import type { Tape } from "./tape";

/** Puts the integer read last as eight bytes. */
export function putFixed64(tape: Tape): void {
  tape.output.setUint32(tape.to, tape.low, true);
  tape.output.setUint32(tape.to + 4, tape.high, true);
  tape.to += 8;
}

/** Puts the integer read last as a varint, in as few bytes as it takes. */
export function putVarint(tape: Tape): void {
  const { target } = tape;
  let { low, high, to } = tape;
  while (high > 0 || low > 127) {
    target[to++] = (low & 127) | 128;
    low = ((low >>> 7) | (high << 25)) >>> 0;
    high >>>= 7;
  }
  target[to++] = low;
  tape.to = to;
}
