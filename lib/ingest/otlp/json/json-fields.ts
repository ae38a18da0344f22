import type { JsonPlace } from "./json-place";

/** An object of parsed JSON, its fields not yet looked at. */
export type JsonObject = Readonly<Record<string, unknown>>;

const MAX_UINT64 = 2n ** 64n - 1n;

/** A field by its camelCase name, or by the snake_case name that some senders use; `null` counts as absent. */
export const fieldOf = (object: JsonObject, name: string, snakeName: string): unknown => object[name] ?? object[snakeName] ?? null;

/** @throws WakeError when the value is there and not an object. */
export function objectOf(value: unknown, place: JsonPlace, field: string): JsonObject | null {
  if (value === null || value === undefined) return null;
  if (!isObject(value)) throw place.mistake(field, "an object");
  return value;
}

/** The entries of an array; none when it is absent. */
export function listOf(value: unknown, place: JsonPlace, field: string): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw place.mistake(field, "an array");
  return value;
}

/** A text; empty when absent. */
export function textOf(value: unknown, place: JsonPlace, field: string): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") throw place.mistake(field, "a text");
  return value;
}

/** A signed 64-bit integer, sent as a number or as its digits. */
export function int64Of(value: unknown, place: JsonPlace, field: string): bigint {
  const integer = integerOf(value);
  if (integer === null || BigInt.asIntN(64, integer) !== integer) throw place.mistake(field, "a whole number of 64 bits");
  return integer;
}

/** An unsigned 64-bit integer, sent as a number or as its digits; 0 when absent. */
export function uint64Of(value: unknown, place: JsonPlace, field: string): bigint {
  if (value === null || value === undefined) return 0n;
  const integer = integerOf(value);
  if (integer === null || integer < 0n || integer > MAX_UINT64) throw place.mistake(field, "a time in nanoseconds since the epoch");
  return integer;
}

/** An enum by number or by name; 0 when absent or not known, for new members may come. */
export function enumOf(value: unknown, names: readonly string[], place: JsonPlace, field: string): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === "number") return value;
  if (typeof value !== "string") throw place.mistake(field, "a number or a name");
  return Math.max(0, names.indexOf(value));
}

const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

function integerOf(value: unknown): bigint | null {
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : null;
  return typeof value === "string" && /^-?\d{1,20}$/.test(value) ? BigInt(value) : null;
}
