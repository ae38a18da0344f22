import { type LabelTable, NO_LABEL } from "../attributes/label-table";
import { tooDeep } from "../attributes/too-deep";
import { MAX_DEPTH } from "../limits";
import { fieldOf, int64Of, listOf, objectOf, textOf } from "./json-fields";
import type { JsonPlace } from "./json-place";

const VALUE = "attributes[].value";

/** The label of an `AnyValue` in JSON; the same as `readAnyValue` gives for its protobuf. */
export function readJsonValue(value: unknown, place: JsonPlace, labels: LabelTable, depth: number): number {
  if (depth > MAX_DEPTH) throw tooDeep();
  const any = objectOf(value, place, VALUE);
  if (any === null) return NO_LABEL;
  const text = fieldOf(any, "stringValue", "string_value");
  if (text !== null) return labels.ofText(textOf(text, place, `${VALUE}.stringValue`));
  const integer = fieldOf(any, "intValue", "int_value");
  if (integer !== null) return labels.ofText(String(int64Of(integer, place, `${VALUE}.intValue`)));
  const double = fieldOf(any, "doubleValue", "double_value");
  if (double !== null) return labels.ofText(String(doubleOf(double, place)));
  const flag = fieldOf(any, "boolValue", "bool_value");
  if (flag !== null) return labels.ofText(String(flagOf(flag, place)));
  const array = objectOf(fieldOf(any, "arrayValue", "array_value"), place, `${VALUE}.arrayValue`);
  const values = listOf(array?.["values"], place, `${VALUE}.arrayValue.values`);
  return values.length === 0 ? NO_LABEL : readJsonValue(values[0], place, labels, depth + 1);
}

/** A double, sent as a number, as its digits, or as `NaN`, `Infinity`, `-Infinity`. */
function doubleOf(value: unknown, place: JsonPlace): number {
  if (typeof value === "number") return value;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : null;
  if (number === null || (Number.isNaN(number) && value !== "NaN")) throw place.mistake(`${VALUE}.doubleValue`, "a number");
  return number;
}

function flagOf(value: unknown, place: JsonPlace): boolean {
  if (typeof value !== "boolean") throw place.mistake(`${VALUE}.boolValue`, "true or false");
  return value;
}
