import { UNREAD } from "../attributes/attribute-names";
import { AttributeSlots } from "../attributes/attribute-slots";
import type { LabelTable } from "../attributes/label-table";
import { MAX_ATTRIBUTES } from "../limits";
import type { Cursor } from "../protobuf/cursor";
import { KeyValue } from "../protobuf/key-value";
import { matchAttribute } from "../protobuf/match-attribute";
import { StreamHash } from "./stream-hash";

/** The attributes of one resource or data point: what they mean, what they are called, and the identity that they give a stream. */
export class StreamAttributes {
  readonly slots: AttributeSlots;
  readonly hash = new StreamHash();
  /** Labels of their names, each as often as it was met. */
  readonly names: number[] = [];
  readonly #cursor: Cursor;
  readonly #labels: LabelTable;
  readonly #place = new KeyValue();

  constructor(cursor: Cursor, labels: LabelTable) {
    this.slots = new AttributeSlots(cursor, labels);
    this.#cursor = cursor;
    this.#labels = labels;
  }

  reset(): void {
    this.slots.reset();
    this.hash.reset();
    this.names.length = 0;
  }

  /** Reads one `KeyValue` that ends at `end`. One that says nothing has no part in the identity. */
  read(end: number): void {
    const { view } = this.#cursor;
    this.#place.read(this.#cursor, end);
    const { keyFrom, keyTo, valueFrom, valueTo } = this.#place;
    if (keyFrom === keyTo || valueFrom === valueTo) return;
    this.hash.addPair(view, keyFrom, keyTo, valueFrom, valueTo);
    if (++this.slots.met > MAX_ATTRIBUTES) return;
    this.names.push(this.#labels.ofBytes(keyFrom, keyTo));
    const attribute = matchAttribute(view, keyFrom, keyTo);
    if (attribute !== UNREAD) this.slots.put(attribute, valueFrom, valueTo);
  }
}
