import { BYTES, DOUBLE, FLAG, GIVEN_TEXT, INT64, MIDDLE, many, nested, one, SMALL, TEXT, UNREAD } from "../forms";
import { type Form, Message } from "../message";
import { attributeWriter } from "../write-attribute";

/** `AnyValue`, `KeyValue`, `Resource` and `InstrumentationScope` of OTLP. */
export const VALUE = new Message();
const KEY_VALUE = new Message().add("key", 1, TEXT).add("value", 2, one(VALUE, SMALL)).add("keyStrindex", 0, UNREAD);
const LIST = new Message().add("values", 1, nested(VALUE));
const MAP = new Message().add("values", 1, nested(KEY_VALUE));
VALUE.add("stringValue", 1, GIVEN_TEXT)
  .add("boolValue", 2, FLAG)
  .add("intValue", 3, INT64)
  .add("doubleValue", 4, DOUBLE)
  .add("arrayValue", 5, one(LIST, SMALL))
  .add("kvlistValue", 6, one(MAP, SMALL))
  .add("bytesValue", 7, BYTES)
  .add("stringValueStrindex", 0, UNREAD);

export const ATTRIBUTES: Form = { ...many(KEY_VALUE, SMALL), entry: attributeWriter(VALUE) };

export const RESOURCE = one(
  new Message().add("attributes", 1, ATTRIBUTES).add("droppedAttributesCount", 0, UNREAD).add("entityRefs", 0, UNREAD),
  MIDDLE,
);

export const SCOPE = one(
  new Message().add("name", 1, TEXT).add("version", 2, TEXT).add("attributes", 0, UNREAD).add("droppedAttributesCount", 0, UNREAD),
  SMALL,
);
