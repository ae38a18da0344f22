import type { Cursor } from "./cursor";

const KEY = 0x0a;
const VALUE = 0x12;

/** Where the key and the value of an attribute stand in the body; what is not there is an empty stretch. One serves many attributes. */
export class KeyValue {
  keyFrom = 0;
  keyTo = 0;
  valueFrom = 0;
  valueTo = 0;

  /** Reads the `KeyValue` that ends at `end`. Its fields may come in any order, with others between them, or twice: the last counts. */
  read(cursor: Cursor, end: number): void {
    this.keyFrom = this.keyTo = this.valueFrom = this.valueTo = end;
    while (cursor.at < end) {
      const tag = cursor.varint();
      if (tag === KEY) {
        this.keyTo = cursor.fieldEnd(end);
        this.keyFrom = cursor.at;
        cursor.at = this.keyTo;
      } else if (tag === VALUE) {
        this.valueTo = cursor.fieldEnd(end);
        this.valueFrom = cursor.at;
        cursor.at = this.valueTo;
      } else cursor.skip(tag, end);
    }
    cursor.expectEnd(end);
  }
}
