import { attributeNumber, CICD, UNREAD } from "../attributes/attribute-names";
import type { AttributeSlots } from "../attributes/attribute-slots";
import type { LabelTable } from "../attributes/label-table";
import { MAX_ATTRIBUTES } from "../limits";
import { type JsonObject, listOf, objectOf, textOf } from "./json-fields";
import type { JsonPlace } from "./json-place";
import { readJsonValue } from "./read-json-value";

/** Reads the `attributes` of a resource or span into the slots. */
export function readJsonAttributes(owner: JsonObject, place: JsonPlace, slots: AttributeSlots, labels: LabelTable): void {
  for (const entry of listOf(owner["attributes"], place, "attributes")) {
    if (++slots.met > MAX_ATTRIBUTES) return;
    const attribute = objectOf(entry, place, "attributes[]");
    const number = attributeNumber(textOf(attribute?.["key"], place, "attributes[].key"));
    if (number === CICD) slots.putCicd();
    else if (number !== UNREAD) slots.put(number, readJsonValue(attribute?.["value"], place, labels, 0));
  }
}
