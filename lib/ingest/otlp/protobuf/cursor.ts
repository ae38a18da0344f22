import { WakeError } from "@/lib/domain/error";

const MAX_VARINT_BYTES = 10;

/**
 * A place in protobuf bytes. Every length read is checked against the end of the message it stands in, and every message ends with
 * `expectEnd`; reads past the end of all bytes yield zeros and are caught there.
 */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** An unsigned varint, exact below 2^53: tags, lengths, enums. */
  varint(): number {
    const first = this.bytes[this.at++] ?? 0;
    return first < 128 ? first : this.#longVarint(first);
  }

  /** A signed 64-bit varint. */
  int64(): bigint {
    let value = 0n;
    for (let index = 0n; index < MAX_VARINT_BYTES; index++) {
      const byte = this.bytes[this.at++] ?? 0;
      value |= BigInt(byte & 127) << (index * 7n);
      if (byte < 128) return BigInt.asIntN(64, value);
    }
    throw this.malformed("holds a number of more than ten bytes");
  }

  /** Reads the length of a field and answers where the field ends. */
  fieldEnd(end: number): number {
    const length = this.varint();
    const fieldEnd = this.at + length;
    if (fieldEnd > end) throw this.malformed("holds a field that is longer than what encloses it");
    return fieldEnd;
  }

  /** Makes sure that `bytes` more are there before a fixed-width read. */
  require(bytes: number, end: number): void {
    if (this.at + bytes > end) throw this.malformed("ends inside a number");
  }

  /** Passes over a field that is not of interest. */
  skip(tag: number, end: number): void {
    if (tag < 8 || tag > 0xffffffff) throw this.malformed("holds an impossible field number");
    const wireType = tag & 7;
    if (wireType === 0) this.varint();
    else if (wireType === 1) this.at += 8;
    else if (wireType === 2) this.at = this.fieldEnd(end);
    else if (wireType === 5) this.at += 4;
    else throw this.malformed(`holds a field of the unknown wire type ${wireType}`);
  }

  /** A message must end exactly where its length says. */
  expectEnd(end: number): void {
    if (this.at !== end) throw this.malformed("ends inside a field");
  }

  malformed(what: string): WakeError {
    return new WakeError("invalid", `The protobuf body ${what} (near byte ${Math.min(this.at, this.bytes.length)}).`, {
      fix: "Send an ExportTraceServiceRequest; for JSON set Content-Type to application/json.",
    });
  }

  #longVarint(first: number): number {
    let value = first & 127;
    let scale = 128;
    for (let index = 1; index < MAX_VARINT_BYTES; index++) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw this.malformed("holds a number of more than ten bytes");
  }
}
